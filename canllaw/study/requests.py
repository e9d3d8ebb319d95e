"""What a study asks of each stage: which files to read and how to treat them."""

from collections.abc import Collection, Iterator
from pathlib import Path

from canllaw.basics.language import Language
from canllaw.basics.writing import writing_into
from canllaw.evidence.answers.linking import read_or_make_secret
from canllaw.evidence.disclosure.ledger import read_published
from canllaw.evidence.material import EvidenceRequest
from canllaw.guidance.requests import GuidanceRequest
from canllaw.study.definition import CORRECTIONS_FILE, EVIDENCE, PRIVATE, ROLES_FILE, THEORY, WORKFORCE, Study

# Nothing is kept of what is only read, so any key serves.
ANY_KEY = bytes(32)


def guidance_requests(study: Study) -> Iterator[tuple[Language, GuidanceRequest]]:
    """The newest edition for each language of the study, with the one before it in the same language."""
    for language in study.definition.languages:
        entries = study.editions_in(language)
        if entries:
            yield (
                language,
                GuidanceRequest(
                    file=study.path_of(entries[-1]),
                    since=study.path_of(entries[-2]) if len(entries) > 1 else None,
                    roles=existing(study.folder / ROLES_FILE),
                    corrections=existing(study.folder / CORRECTIONS_FILE),
                ),
            )


def existing(path: Path) -> Path | None:
    return path if path.exists() else None


def has_evidence(study: Study) -> bool:
    return (study.folder / EVIDENCE).is_dir() or (study.folder / WORKFORCE).is_dir()


def has_theory(study: Study) -> bool:
    return any((study.folder / THEORY).glob("*.toml"))


def evidence_request(
    study: Study, secret: bytes, expectations: Collection[str] | None = None
) -> EvidenceRequest:
    """`expectations` are the ids of what the guidance asks, where it was read."""
    definition = study.definition
    return EvidenceRequest(
        folder=study.folder,
        secret=secret,
        waves=study.waves(),
        expected=study.expected_waves(),
        small_number=definition.small_number,
        seed=definition.seed,
        mask_personal_data=definition.mask_personal_data,
        weight_to_staff=definition.weight_to_staff,
        expectations=expectations,
        roles=existing(study.folder / ROLES_FILE),
        published=read_published(study.folder / PRIVATE),
    )


def read_or_make_key(study: Study) -> bytes:
    """The key that links people over waves, made where there is none. Raises MaterialError."""
    private = study.folder / PRIVATE
    with writing_into(private):
        private.mkdir(mode=0o700, parents=True, exist_ok=True)
    return read_or_make_secret(private)
