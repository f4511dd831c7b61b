"""Places before an office, and what is none."""

import pytest

from extractors.values.place import opens_with_place, place_size

# why: (words, how many of them are places)
SIZES = {
    "a class": ("各市州文化局", 3),
    "classes in brackets": ("各县（市、区）文化局", 7),
    "an adjective of a class": ("各有关省文化厅", 4),
    "a named place": ("绍兴市文化局", 3),
    "a chain of names": ("浙江省绍兴市文化局", 6),
    "a zone in a place": ("绍兴市甲山新区文化局", 7),
    "linked places": ("甘肃省及兰州市文化局", 7),
    "nothing but a place": ("甲山高新区", 5),
    "a zone of a kind": ("各国家高新区管委会", 6),
    "quality of a city": ("各市质监局", 2),
    "its city's office": ("各设区市市委办公室", 4),
    "works of a city": ("各市市政局", 2),
    "districts under a city": ("各市辖区文化局", 4),
    "teachers and pupils": ("各师生", 0),
    "geology": ("各地质队", 0),
    "villages": ("各乡村学校", 0),
    "markets": ("各市场主体", 0),
    "citizens": ("各市民", 0),
    "schools of a city": ("各市直学校", 0),
    "a proper organ": ("广东省农垦总局", 0),
    "an institution": ("绍兴市第一中学", 0),
    "a hospital's office": ("绍兴市人民医院办公室", 0),
    "the city's own office": ("市文化局", 0),
    "a party committee": ("绍兴市委", 0),
    "no place": ("有关单位", 0),
    "nothing": ("", 0),
}


@pytest.mark.parametrize(("words", "size"), SIZES.values(), ids=SIZES)
def test_places(words: str, size: int) -> None:
    assert place_size(words) == size


def test_places_in_a_list() -> None:
    assert place_size("市文化局", continuing=True) == 1
    assert place_size("江苏", continuing=True) == 2
    assert place_size("甲水国际港管委会", continuing=True) == 5


def test_opening() -> None:
    assert opens_with_place("绍兴市第一中学")
    assert not opens_with_place("文化局")
