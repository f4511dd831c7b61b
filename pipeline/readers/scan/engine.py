"""The recognition of print, by rapidocr with the models of its own wheel: where print stands in a picture, and what it says.

Foreign objects stay here: the other modules of recognition know arrays, corners and words only.
"""

from __future__ import annotations

import logging
import math
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

import numpy as np

from extractors.frozen import frozen
from pipeline.outcome import PUT_OFF, Reason, Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# The models of rapidocr 3.10, named so that a missing file is said and never fetched from the network.
MODELS = {
    "Det": "PP-OCRv6_det_small.onnx",
    "Cls": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
    "Rec": "PP-OCRv6_rec_small.onnx",
}
# One thread a process: as many processes run as there are cores.
SETTINGS = {
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "Global.log_level": "critical",
    # Whether a doubtful reading is kept is decided where it is known what stands there.
    "Global.text_score": 0.0,
    # With the places and scores of single signs.
    "Global.return_word_box": True,
}
INSTALL = "install the recognition of print with: pip install 'gongwen[ocr]'"
# The engine enlarges a picture until its shorter side has 736 dots: of a thin strip that would be a giant one.
LONGEST = 4  # times the shorter side
LEAST_SIDE = 64  # dots
WIDEST = 120  # times its height: a longer piece is a rule, and a line of print on an A3 sheet has 100 signs
UPSIDE_DOWN = "180"  # the label of the classifier
SURE = 0.9  # its score from which it counts; rapidocr's own threshold


@frozen
class Words:
    """What a piece of print says, its score (0..1), and where every sign stands, from 0 to 1 along the piece.

    The score is the mean of its signs': of 186 lines made hardly legible it told the 19 wrong ones from the others as well as that of the
    least sure sign did (area under the curve 0.951 and 0.947), and to its power of n it is near the chance that n signs are right.
    """

    text: str
    score: float
    places: tuple[float, ...]


_put_off = list[str]()  # not empty in a process that is to recognise nothing
NO_WORDS = Words("", 0.0, ())


def is_available() -> bool:
    """Whether the libraries of the extra `ocr` are installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))


def put_off() -> None:
    """From now on no page is recognised in this process: what needs it ends as NEEDS_OCR, and says that it waits for another run."""
    _engine.cache_clear()
    _put_off.append(PUT_OFF)


def require() -> None:
    """Raises Unreadable(NEEDS_OCR) where the extra `ocr` or its models are missing."""
    _engine()


def versions() -> str:
    """The versions on which recognised text depends, in one line; "none" where the extra is not installed."""
    try:
        return f"rapidocr {version('rapidocr')}, onnxruntime {version('onnxruntime')}, {MODELS['Rec'].removesuffix('.onnx')}"
    except PackageNotFoundError:
        return "none"


def find_print(image: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The corners of every piece of print, as (pieces, 4, 2) in pixels: left top, right top, right bottom, left bottom."""
    with_faults_named = _faults()
    rows, columns = image.shape[:2]
    least = max(LEAST_SIDE, math.ceil(max(rows, columns) / LONGEST))
    room = ((0, max(0, least - rows)), (0, max(0, least - columns)), (0, 0))
    try:
        found = _engine()(np.pad(image, room, mode="edge"), use_det=True, use_cls=False, use_rec=False)
    except with_faults_named as fault:
        raise _too_large(fault) from None
    if found.boxes is None or len(found.boxes) == 0:
        return np.zeros((0, 4, 2), np.float32)
    return np.asarray(found.boxes, np.float32)


def read_print(crops: Sequence[NDArray[np.uint8]]) -> list[Words]:
    """The words of every crop; none of one that is a rule."""
    fitting = [crop for crop in crops if crop.shape[1] <= WIDEST * crop.shape[0]]
    if not fitting:
        return [NO_WORDS] * len(crops)
    with_faults_named = _faults()
    try:
        read = _engine().recognize_txt(fitting)
    except with_faults_named as fault:
        raise _too_large(fault) from None
    words = iter([_words(str(text), info) for text, info in zip(read.txts, read.word_results, strict=True)])
    return [next(words) if crop.shape[1] <= WIDEST * crop.shape[0] else NO_WORDS for crop in crops]


def _words(text: str, info: Any) -> Words:
    """The engine groups signs into words and leaves spaces out; here every sign has a place, a space that of its neighbour."""
    if not text:
        return NO_WORDS
    columns = iter([column for word in info.word_cols for column in word])
    places: list[float] = []
    for sign in text:
        places.append(places[-1] if sign.isspace() and places else next(columns, 0) / max(1.0, info.line_txt_len))
    scores = [score for sign, score in zip(text, info.confs, strict=False) if not sign.isspace()]
    return Words(text, fmean(scores) if scores else 0.0, tuple(places))


def count_upside_down(crops: Sequence[NDArray[np.uint8]]) -> int:
    """How many of the crops stand on their heads, surely."""
    if not crops:
        return 0
    with_faults_named = _faults()
    try:
        _, found = _engine().cls_and_rotate(list(crops))
    except with_faults_named as fault:
        raise _too_large(fault) from None
    return sum(label == UPSIDE_DOWN and score >= SURE for label, score in found.cls_res)


@cache
def _engine() -> Any:
    """The engine of this process; raises Unreadable(NEEDS_OCR) where the extra or its models are missing."""
    if _put_off:
        raise Unreadable(Reason.NEEDS_OCR, PUT_OFF)
    if not is_available():
        raise Unreadable(Reason.NEEDS_OCR, f"a picture of print; {INSTALL}")
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    import cv2
    import rapidocr

    cv2.setNumThreads(1)
    folder = Path(rapidocr.__file__).parent / "models"
    missing = [name for name in MODELS.values() if not (folder / name).is_file()]
    if missing:
        raise Unreadable(Reason.NEEDS_OCR, f"the model {missing[0]} is missing from rapidocr {version('rapidocr')}; {INSTALL}")
    paths = {f"{part}.model_path": str(folder / name) for part, name in MODELS.items()}
    return rapidocr.RapidOCR(params={**SETTINGS, **paths})


@cache
def _faults() -> tuple[type[Exception], ...]:
    """What the engine raises when it cannot do its work; an empty result is none, since nothing empty is given to it."""
    _engine()
    from rapidocr.inference_engine.onnxruntime.main import ONNXRuntimeError
    from rapidocr.main import RapidOCRError

    return ONNXRuntimeError, RapidOCRError


def _too_large(fault: Exception) -> Unreadable:
    """With pictures of bounded size the engine's own failure is one of memory."""
    last = str(fault).strip().splitlines()[-1] if str(fault).strip() else type(fault).__name__
    return Unreadable(Reason.TOO_LARGE, f"the recognition of a page failed, as it does for want of memory ({last[:200]})")
