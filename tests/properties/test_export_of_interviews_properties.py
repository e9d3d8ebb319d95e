"""Whatever projects a study holds, what comes out is what went in, or is named as lost."""

import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree

from canllaw.basics.problems import MaterialError
from canllaw.evidence.refi_qda import Project, find_codings_elsewhere, read_qdpx
from canllaw.study.exporting import Exported, export_interviews
from tests.build_interviews import put
from tests.build_refi_qda import make_qdpx
from tests.build_refi_qda_anyhow import FILES, projects

# Two whole projects are large: some that are begun are given up, and others drawn in their place.
STRANGE = settings(
    max_examples=25,
    phases=[Phase.generate],
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.large_base_example,
        HealthCheck.data_too_large,
    ],
)


def through_a_study(*roots: etree._Element) -> tuple[list[Project], Exported, Project] | None:
    """The projects as they went in, what was told, and the one that came out; None where they are refused."""
    with tempfile.TemporaryDirectory() as folder:
        names = [f"evidence/interviews/{number}.qdpx" for number in range(len(roots))]
        contents = [make_qdpx(etree.tostring(root), FILES) for root in roots]
        study = put(
            Path(folder), {"study.toml": 'title_en = "A study"\n', **dict(zip(names, contents, strict=True))}
        )
        out = study / "out.qdpx"
        try:
            exported = export_interviews(study, out)
        except MaterialError:
            assert not out.exists()
            return None
        return [read_qdpx(study / name) for name in names], exported, read_qdpx(out)


def codings_of(project: Project) -> Counter[str]:
    """Every coding by its GUID, in excerpts and elsewhere."""
    own = [
        each.guid for excerpt in project.interviews.excerpts for each in (*excerpt.codings, *excerpt.bearings)
    ]
    return Counter([*own, *(each.coding.guid for each in find_codings_elsewhere(project))])


@STRANGE
@given(projects())
def test_one_project_comes_out_as_it_went_in(root: etree._Element):
    found = through_a_study(root)
    assert found is not None
    (before,), exported, after = found
    assert all(loss in before.losses.found for loss in exported.losses)
    assert after.interviews.excerpts == before.interviews.excerpts
    assert after.interviews.codebook == before.interviews.codebook
    assert (after.name, after.remainder) == (before.name, before.remainder)


@STRANGE
@given(projects())
def test_the_same_project_twice_is_that_project(root: etree._Element):
    found = through_a_study(root, root)
    assert found is not None
    (before, _), _, after = found
    assert codings_of(after) == codings_of(before)
    assert after.interviews.codebook == before.interviews.codebook
    assert after.remainder == before.remainder


@STRANGE
@given(projects(), projects())
def test_of_two_projects_no_coding_goes_astray_without_a_word(one: etree._Element, other: etree._Element):
    found = through_a_study(one, other)
    if found is None:
        return
    before, exported, after = found
    wanted = {guid for each in before for guid in codings_of(each)}
    missing = wanted - set(codings_of(after))
    assert not missing or any("Two projects" in str(loss.what) for loss in exported.losses)
