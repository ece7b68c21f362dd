"""The chart in a data_visualization block."""

from playground import limits
from playground.payload.checks import Check, Fault, Faults, anything, every, many, number, shape, string, typed
from playground.wire import Json

_LABEL = string(limits.CHART_LABEL)
_SEGMENT = shape({"label": _LABEL, "value": number(above=0)})
_POINT = shape({"label": _LABEL, "value": number()})
_SERIES = shape({"name": _LABEL, "data": many(_POINT, least=1, most=limits.CHART_POINTS)})
_AXIS = shape(
    {"categories": many(_LABEL, least=1, most=limits.CHART_POINTS)},
    {"x_label": string(limits.CHART_AXIS), "y_label": string(limits.CHART_AXIS)},
)


def _names_differ(chart: Json, at: str) -> Faults:
    names = [series["name"] for series in chart["series"]]
    for index, name in enumerate(names):
        if name in names[:index]:
            yield Fault(f"{at}/series/{index}/name", "must be unique in its chart")


def _points_match(chart: Json, at: str) -> Faults:
    categories = sorted(chart["axis_config"]["categories"])
    for index, series in enumerate(chart["series"]):
        if sorted(point["label"] for point in series["data"]) != categories:
            yield Fault(f"{at}/series/{index}/data", "must have exactly one point for each category")


_AXED: Check = every(
    shape(
        {
            "type": anything,
            "series": many(_SERIES, least=1, most=limits.CHART_SERIES),
            "axis_config": _AXIS,
        }
    ),
    _names_differ,
    _points_match,
)
_PIE = shape({"type": anything, "segments": many(_SEGMENT, least=1, most=limits.CHART_SEGMENTS)})

CHART = typed({"line": _AXED, "bar": _AXED, "area": _AXED, "pie": _PIE})
