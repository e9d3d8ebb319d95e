"""The way to the highest point of a likelihood, and its curvature there."""

from collections.abc import Callable

import numpy as np

from canllaw.theory.estimating.records import Numbers, Truths

Hill = Callable[[Numbers], tuple[float, Numbers]]

MOST_STEPS = 200
NEAR = 1e-8
THERE = 1e-16
# A step beside a parameter's standard error: small for the curve, large for the computer's last digits.
SMALL = 1e-3
LONGEST = 2.0


def climb(hill: Hill, start: Numbers, metric: Numbers, near: float = NEAR) -> Numbers:
    """Go up by the method of Broyden, Fletcher, Goldfarb and Shanno (Nocedal and Wright 2006, chapter 6).

    `metric` is about the inverse of minus the second derivatives at the start. Stops where one more step
    would gain less than `near`.
    """
    now, metric = start, metric.copy()
    value, slope = hill(now)
    for _ in range(MOST_STEPS):
        step = metric @ slope
        gain = float(step @ slope)
        if gain < near:
            break
        step *= min(1.0, LONGEST / np.abs(step).max())
        size, (other, other_slope) = 1.0, hill(now + step)
        while other < value + 1e-4 * size * gain * 0.1 and size > 1e-6:
            size /= 3
            other, other_slope = hill(now + size * step)
        if size <= 1e-6:
            break
        metric = learn(metric, size * step, slope - other_slope)
        now, value, slope = now + size * step, other, other_slope
    return now


def climb_within(hill: Hill, start: Numbers, metric: Numbers, free: Truths, near: float = NEAR) -> Numbers:
    """The same with only the free parameters moving."""
    held = metric.copy()
    held[~free] = 0.0
    held[:, ~free] = 0.0

    def rest(now: Numbers) -> tuple[float, Numbers]:
        value, slope = hill(now)
        return value, np.where(free, slope, 0.0)

    return climb(rest, start, held, near)


def learn(metric: Numbers, step: Numbers, change: Numbers) -> Numbers:
    """What a step tells of the curvature, set into the metric."""
    along = float(step @ change)
    if along <= 1e-12 * float(np.linalg.norm(step) * np.linalg.norm(change)):
        return metric
    moved = metric @ change
    outer = np.outer(step, moved)
    return np.asarray(
        metric + np.outer(step, step) * (1 + change @ moved / along) / along - (outer + outer.T) / along
    )


def find_curvature(hill: Hill, at: Numbers, free: Truths, scale: Numbers) -> Numbers:
    """Minus the second derivatives by the free parameters: central differences of the exact gradient.

    `scale` is about how far each parameter may be off, its standard error: steps are small beside it.
    """
    places = np.flatnonzero(free)
    columns = []
    for place in places:
        move = np.zeros(len(at))
        move[place] = SMALL * scale[place]
        columns.append((hill(at - move)[1] - hill(at + move)[1])[places] / (2 * move[place]))
    curvature = np.array(columns)
    return np.asarray((curvature + curvature.T) / 2)


def polish(hill: Hill, now: Numbers, free: Truths, curvature: Numbers) -> tuple[Numbers, float]:
    """The last small steps with a curvature that stays; gives back what the next step would still gain."""
    places = np.flatnonzero(free)
    gain = np.inf
    for _ in range(8):
        slope = hill(now)[1][places]
        step = np.linalg.solve(curvature, slope)
        gain = float(step @ slope)
        if gain < THERE:
            break
        now = now.copy()
        now[places] += step * min(1.0, LONGEST / np.abs(step).max())
    return now, gain
