"""Small archives for tests: invented notices in a folder, and what a run left behind."""

import hashlib
from pathlib import Path

NOTICE = """{organ}文件
{code}〔{year}〕{serial}号
关于做好{thing}工作的通知
各乡镇人民政府，县直各单位：
请于{year}年{month}月20日前将{thing}材料报送至邮箱ban{serial}@163.com。联系人：王一，电话：0739-5366{serial:03}。
{organ}
{year}年{month}月2日
"""
ORGANS = (("邵阳市教育局", "邵教通"), ("长沙市体育局", "长体发"), ("株洲市民政局", "株民发"), ("湘潭市商务局", "潭商发"))


def notice(serial: int, thing: str = "档案整理") -> str:
    """An invented notice; `serial` tells it from the others."""
    organ, code = ORGANS[serial % len(ORGANS)]
    return NOTICE.format(organ=organ, code=code, year=2020 + serial % 5, serial=serial, month=1 + serial % 12, thing=thing)


def make_folder(folder: Path, count: int = 4) -> Path:
    """A folder of invented notices 0.txt, 1.txt …"""
    folder.mkdir(parents=True, exist_ok=True)
    for i in range(count):
        (folder / f"{i}.txt").write_text(notice(i), encoding="utf-8")
    return folder


def digests(folder: Path) -> dict[str, str]:
    """Every file below a folder and what is in it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
