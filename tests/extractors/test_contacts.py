from dataclasses import replace
from typing import Any

import pytest

from tests.cases import Case, check, read_text

# A line by itself would be a title.
LEAD = "各有关单位：\n现将有关事项通知如下。\n"


def within_notice(case: Case) -> Case:
    """The case in the body of a notice."""
    return replace(case, marked=LEAD + case.marked)


def who(person: str | None = None, *phone: str, **members: Any) -> dict[str, Any]:
    """One row: the person, the telephone numbers, and what else matters."""
    lists = {key: (value,) if isinstance(value, str) and key in ("fax", "email", "im") else value for key, value in members.items()}
    return {"person": person, "phone": list(phone)} | {k: list(v) if isinstance(v, tuple) else v for k, v in lists.items()}


LABELLED = (
    Case("联系人：⟦王示范⟧，电话：010-66011234。", (who("王示范", "010-66011234"),), "label, comma"),
    Case("联 系 人：⟦王 一⟧　　联系电话：0731-84715678", (who("王一", "0731-84715678"),), "spaces within label and name"),
    Case(
        "联系人：⟦王䶮⟧，电话：66011234；⟦张𬭎示⟧，电话：66011235",
        (who("王䶮", "66011234"), who("张𬭎示", "66011235")),
        "characters of later blocks",
    ),
    Case(
        "（联系人：⟦欧阳示范⟧；联系电话：66011234；电子邮箱：sf@example.com）",
        (who("欧阳示范", "66011234", email="sf@example.com"),),
        "semicolons",
    ),
    Case(
        "联系人：⟦王示范⟧、⟦李样例⟧，电话：010-66096234、66097822转8012。",
        (
            who("王示范", "010-66096234", "66097822转8012", dial=["010-66096234", "010-66097822-8012"]),
            who("李样例", "010-66096234", "66097822转8012"),
        ),
        "list shares a list of numbers",
    ),
    Case(
        "联系人及电话：⟦王示范⟧，010-66011234；⟦李样例⟧，66015678",
        (who("王示范", "010-66011234"), who("李样例", "66015678", dial=["010-66015678"])),
        "one label, two persons",
    ),
    Case(
        "联系人：⟦王示范⟧科长，电话66011234；⟦李样例⟧副处长，电话66015678",
        (who("王示范", "66011234"), who("李样例", "66015678")),
        "titles behind names",
    ),
    Case("学校联系人：⟦张校长⟧ 13800001234", (who("张校长", "13800001234"),), "surname with title only"),
    Case("联系人：⟦买买提·示范⟧ 电话：0991-7601234", (who("买买提·示范", "0991-7601234"),), "dotted name"),
    Case("联系人：⟦王示会⟧ 电话：66011234", (who("王示会", "66011234"),), "rare characters behind a label"),
    Case(
        "报名联系人：⟦王示范⟧，66011234；技术联系人：⟦李样例⟧，66015678。",
        (who("王示范", "66011234", serves="报名"), who("李样例", "66015678", serves="技术")),
        "what each is for",
    ),
    Case(
        "联系人：⟦王示范⟧（13800001234）、⟦李样例⟧（13900005678），邮箱：sf@example.com",
        (who("王示范", "13800001234", email="sf@example.com"), who("李样例", "13900005678", email="sf@example.com")),
        "mailbox behind a list",
    ),
    Case(
        "联系人：⟦王示范⟧（13800001234）、⟦李样例⟧（13900005678，邮箱：sf@example.com）",
        (who("王示范", "13800001234", email=()), who("李样例", "13900005678", email="sf@example.com")),
        "mailbox within brackets",
    ),
    Case(
        "请将回执发送至邮箱sf@example.com（联系人：⟦王示范⟧，66011234）。",
        (who("王示范", "66011234", email="sf@example.com"),),
        "mailbox before the label",
    ),
    Case("请与市示范局职教科⟦王示范⟧联系，电话66011234。", (who("王示范", "66011234", organization="市示范局职教科"),), "in running words"),
    Case(
        "通关事宜请联系⟦王示范⟧13800001234，减税事宜请联系⟦李样例⟧13900005678。",
        (who("王示范", "13800001234"), who("李样例", "13900005678")),
        "bare names before numbers",
    ),
    Case("技术支持：⟦李工⟧；电话：66011234", (who("李工", "66011234", serves="技术支持"),), "a semicolon behind the person"),
    Case(
        "联系电话：66011234。联系人：⟦王示范⟧。邮箱：sf@example.com。",
        (who("王示范", "66011234", email="sf@example.com"),),
        "full stops between",
    ),
    Case("报名咨询电话：66011234（⟦王老师⟧，上午9:00—11:30）", (who("王老师", "66011234"),), "person and hours in brackets"),
    Case("⟦王示范⟧（处长） 66011234", (who("王示范", "66011234", serves=None),), "a title in brackets"),
    Case("司机：⟦王师傅⟧ 13800001234", (who("王师傅", "13800001234", serves="司机"),), "a word like a name announces"),
    Case("电话：66011234 传真：66015678（⟦王示范⟧）", (who("王示范", "66011234", fax="66015678"),), "person behind both numbers"),
    Case("联系人: ⟦李 明⟧  ⟦王 红⟧\n电  话: 66011234", (who("李明", "66011234"), who("王红", "66011234")), "names of characters apart"),
    Case(
        "联系人：⟦王　示⟧　　　⟦张　伟⟧　　　电　话：66011234",
        (who("王示", "66011234"), who("张伟", "66011234")),
        "names and a label of characters apart",
    ),
    Case("联系人姓名：⟦王示范⟧ 联系电话：66011234", (who("王示范", "66011234"),), "姓名 behind the label"),
)
OFFICES = (
    Case(
        "市示范局办公室（电话：⟦66011234⟧，邮箱：sf@example.com）",
        (who(None, "66011234", organization="市示范局办公室", email="sf@example.com"),),
        "office only",
    ),
    Case(
        "报送至省示范厅职成处（邮箱：⟦sf@example.com⟧）。",
        (who(None, organization="省示范厅职成处", email="sf@example.com"),),
        "to which something is sent",
    ),
    Case(
        "书面材料寄市示范局办公室，电话：⟦66011234⟧。",
        (who(None, "66011234", organization="市示范局办公室"),),
        "words run on before the office",
    ),
    Case(
        "市示范局⟦王示范⟧：66011234；市样例局⟦李样例⟧：66015678",
        (who("王示范", "66011234", organization="市示范局"), who("李样例", "66015678", organization="市样例局")),
        "office before the person",
    ),
    Case(
        "联系人：⟦王示范⟧（职成司）、⟦李样例⟧（办公厅），电话：66011234",
        (who("王示范", "66011234", organization="职成司"), who("李样例", "66011234", organization="办公厅")),
        "offices in brackets",
    ),
    Case(
        "联系人：教务处⟦张示范⟧、学生处⟦李样例⟧，电话：66011234",
        (who("张示范", "66011234", organization="教务处"), who("李样例", "66011234", organization="学生处")),
        "list of offices with persons",
    ),
    Case(
        "联系人：⟦王示范⟧ 66011234（审批科），⟦李样例⟧ 66015678（教师科）",
        (who("王示范", "66011234", organization="审批科"), who("李样例", "66015678", organization="教师科")),
        "offices behind the numbers",
    ),
    Case(
        "咨询电话：⟦66011234⟧（五官医院）、⟦66015678⟧（儿童医院）",
        (who(None, "66011234", organization="五官医院"), who(None, "66015678", organization="儿童医院")),
        "numbers of offices in brackets",
    ),
    Case(
        "党政办（⟦66011234⟧）、教务处（⟦66015678⟧）",
        (who(None, "66011234", organization="党政办"), who(None, "66015678", organization="教务处")),
        "offices with their numbers",
    ),
    Case(
        "示范区局：⟦2661852⟧样例区局：⟦5690210⟧",
        (who(None, "2661852", organization="示范区局"), who(None, "5690210", organization="样例区局")),
        "no mark between",
    ),
    Case(
        "示范市职教中心（示范技师学院） ⟦88612281⟧",
        (who(None, "88612281", organization="示范市职教中心（示范技师学院）"),),
        "office with its other name",
    ),
    Case("市水务局再生水管理处，联系电话：⟦89151234⟧。", (who(None, "89151234", organization="市水务局再生水管理处"),), "再 within a name"),
    Case(
        "为全面落实区委区政府部署，我局开通服务热线：⟦0523-86191234⟧。",
        (who(None, "0523-86191234", organization=None),),
        "an office of running words",
    ),
)
BLOCKS = (
    Case(
        "联系人：⟦王示范⟧　⟦李样例⟧\n电话：0731-84715678\n传真：0731-84715679\n邮箱：sf@example.com",
        (
            who("王示范", "0731-84715678", fax="0731-84715679", email="sf@example.com"),
            who("李样例", "0731-84715678", fax="0731-84715679", email="sf@example.com"),
        ),
        "a block shared by all",
    ),
    Case(
        "电话：0731-84715678\n传真：0731-84715679\n邮箱：sf@example.com\n联系人：⟦王示范⟧",
        (who("王示范", "0731-84715678", fax="0731-84715679", email="sf@example.com"),),
        "person below the numbers",
    ),
    Case(
        "联系人：⟦王示范⟧ ⟦李样例⟧\n电话：66011234 66015678\n邮箱：a@example.com b@example.com",
        (who("王示范", "66011234", email="a@example.com"), who("李样例", "66015678", email="b@example.com")),
        "lists of equal length",
    ),
    Case(
        "大赛秘书处\n⟦王示范⟧：13800001234\n⟦李样例⟧：13900005678\n邮箱：sf@example.com",
        (
            who("王示范", "13800001234", organization="大赛秘书处", email="sf@example.com"),
            who("李样例", "13900005678", organization="大赛秘书处", email="sf@example.com"),
        ),
        "office above its block",
    ),
    Case(
        "市级负责人：\n市示范处⟦王示范⟧（13800001234）\n各县联系人：\n样例县：⟦李样例⟧（13900005678）",
        (who("王示范", "13800001234"), who("李样例", "13900005678", serves=None)),
        "another list of others",
    ),
    Case(
        "联系电话：66011234 ⟦张老师⟧　　66015678⟦韩老师⟧\n邮箱：sf@example.com",
        (who("张老师", "66011234", email="sf@example.com"), who("韩老师", "66015678", email="sf@example.com")),
        "numbers before persons",
    ),
    Case(
        "通讯地址：示范市示范路12号；邮编：410000；收件人：⟦王示范⟧；电话：66011234",
        (who("王示范", "66011234", address="示范市示范路12号", postcode="410000"),),
        "address before the person",
    ),
    Case(
        "联系人：⟦王示范⟧，电话：66011234\n地址：示范市示范路12号（邮编410000）",
        (who("王示范", "66011234", address="示范市示范路12号", postcode="410000"),),
        "postcode in brackets",
    ),
    Case(
        "单位\t联系人\t电话\t邮箱\n市示范局\t⟦王示范⟧\t66011234\ta@example.com\n市样例局\t⟦李样例⟧\t66015678\tb@example.com",
        (
            who("王示范", "66011234", organization="市示范局", email="a@example.com"),
            who("李样例", "66015678", organization="市样例局", email="b@example.com"),
        ),
        "a table",
    ),
    Case(
        "班级\t班主任\t电话\n1班\t⟦王示范⟧\t13800001234\n2班\t⟦李样会⟧\t13900005678",
        (who("王示范", "13800001234"), who("李样会", "13900005678")),
        "a cell with the shape of a name",
    ),
    Case(
        "序号 姓名 电话 1 ⟦王示范⟧ 13800001234 2 ⟦郭街示⟧ 13900005678 3 ⟦李样例⟧ 13700006789",
        (who("王示范", "13800001234"), who("郭街示", "13900005678"), who("李样例", "13700006789")),
        "a table that ran together",
    ),
    Case(
        "联系人：\n市示范局职教科：⟦王示范⟧ ⟦李样例⟧\n电话：66011234\n示范大学：⟦张建国⟧\n电话：13800001234",
        (
            who("王示范", "66011234", organization="市示范局职教科"),
            who("李样例", "66011234", organization="市示范局职教科"),
            who("张建国", "13800001234", organization="示范大学"),
        ),
        "persons on a line above their number",
    ),
    Case(
        "联系人：⟦王示范⟧\n单位：市示范局\n电话：66011234", (who("王示范", "66011234", organization="市示范局"),), "office below the person"
    ),
    Case(
        "招生：⟦0731-84715678⟧；就业：⟦0731-84719012⟧",
        (who(None, "0731-84715678"), who(None, "0731-84719012")),
        "uses that look like names",
    ),
)
CHANNELS = (
    Case("联系人：⟦王示范⟧ 电话：66011234（兼传真）", (who("王示范", "66011234", fax="66011234"),), "telephone is fax, too"),
    Case("联系人：⟦王示范⟧ 电话/传真：66011234", (who("王示范", "66011234", fax="66011234"),), "one label for both"),
    Case("联系人：⟦王示范⟧ 传真（电话）：66011234", (who("王示范", "66011234", fax="66011234"),), "fax is telephone, too"),
    Case("电话：⟦66011234⟧，66015678（传真）", (who(None, "66011234", fax="66015678"),), "the second is the fax"),
    Case("请将回执传真至⟦66011234⟧。", (who(None, fax="66011234"),), "sent by fax"),
    Case("联系人：⟦王示范⟧，手机：13800001234，QQ：12345678", (who("王示范", "13800001234", im="12345678"),), "QQ"),
    Case("联系人：⟦王示范⟧，电话及微信号：13800001234", (who("王示范", "13800001234", im="13800001234"),), "one number for both"),
    Case("技术支持电话：⟦400-812-3456⟧（工作日9:00-17:00）", (who(None, "400-812-3456", serves="技术支持"),), "service number, hours"),
    Case("24小时服务热线：⟦88202020⟧", (who(None, "88202020", serves="24小时服务"),), "figures before the service"),
    Case("举报电话：⟦86222616⟧、12345", (who(None, "86222616", "12345", serves="举报"),), "service number on a list"),
    Case(
        "总机：010-66011234转8012（⟦王示范⟧）", (who("王示范", "010-66011234转8012", dial=["010-66011234-8012"]),), "extension of a person"
    ),
    Case(
        "监督电话：⟦66011234⟧；举报邮箱：⟦sf@example.com⟧",
        (who(None, "66011234"), who(None, email="sf@example.com")),
        "two uses, two contacts",
    ),
    Case(
        "领取地点：示范公司\n联系人：⟦张工⟧ 66011234",
        (who("张工", "66011234", organization="示范公司", serves=None),),
        "an office above behind a place",
    ),
    Case("材料报送地点：市示范局，联系人：⟦王示范⟧，电话：66011234", (who("王示范", "66011234", serves=None),), "a place is no use"),
    Case(
        "投诉电话：⟦66011234⟧、12345（政务服务热线）、12315", (who(None, "66011234", "12345", "12315"),), "a note between service numbers"
    ),
    Case("联系人：⟦王示范⟧ 电话：66011234（传真）", (who("王示范", "66011234", fax="66011234"),), "one number with fax in brackets"),
    Case(
        "请宣传员加入QQ群108801234，参与信息报送和日常管理。报送邮箱：⟦sf@example.com⟧。",
        (who(None, email="sf@example.com", im=()),),
        "a group in another sentence",
    ),
)
ADDRESSES = (
    Case(
        "意见可通过以下渠道反映：\n1.邮箱：⟦sf@example.com⟧\n2.地址：示范市示范路12号示范市教育局职教处（请注明“意见”字样）\n3.电话：66011234\n4.传真：66015678",
        (
            who(
                None,
                "66011234",
                organization="示范市教育局职教处",
                fax="66015678",
                email="sf@example.com",
                address="示范市示范路12号示范市教育局职教处",
            ),
        ),
        "office at the end of an address",
    ),
    Case(
        "邮寄地址：示范市示范路12号（市示范局复议科收），电话：⟦66011234⟧",
        (who(None, "66011234", organization="市示范局复议科", address="示范市示范路12号"),),
        "office that receives",
    ),
    Case(
        "邮寄地址：示范市示范路12号（收件人：市示范局接待室，邮编：100006），电话：⟦66011234⟧",
        (who(None, "66011234", organization="市示范局接待室", address="示范市示范路12号", postcode="100006"),),
        "recipient in brackets",
    ),
    Case(
        "联系地址：示范市示范路35号综合楼612⟦王老师⟧收；电话：66011234",
        (who("王老师", "66011234", address="示范市示范路35号综合楼612"),),
        "person at the end of an address",
    ),
    Case(
        "材料送市研究院（示范市示范路89号，邮编312000）⟦王示范⟧老师处（联系电话：88901234）。",
        (who("王示范", "88901234", organization="市研究院", address="示范市示范路89号", postcode="312000"),),
        "address in brackets without a label",
    ),
    Case(
        "来信请邮寄至：示范市示范路25号省示范厅税政处。电话：⟦66011234⟧",
        (who(None, "66011234", organization="省示范厅税政处", address="示范市示范路25号省示范厅税政处"),),
        "address behind where to send",
    ),
    Case(
        "市第一巡察组电话：⟦66011234⟧\n邮政信箱：示范市A810号邮政信箱",
        (who(None, "66011234", organization="市第一巡察组", address="示范市A810号邮政信箱"),),
        "a box at the post office",
    ),
    Case(
        "联系人：⟦王示范⟧，电话：66011234，地址：示范市示范路1号（100000）",
        (who("王示范", "66011234", address="示范市示范路1号", postcode="100000"),),
        "postcode without a label",
    ),
    Case(
        "领取地址：示范路12号示范大厦3楼301室，电话：⟦66011234⟧",
        (who(None, "66011234", organization=None, address="示范路12号示范大厦3楼301室"),),
        "a room at the end is no office",
    ),
    Case(
        "作品发送到邮箱：⟦sf@example.com⟧；大件寄送至示范市示范路58号408室（收件人：王示范），请注明字样。",
        (who(None, email="sf@example.com", address=None),),
        "another's address",
    ),
)
SAME = (
    Case("联系人：⟦王示范⟧，电话：010-66011234，传真同上", (who("王示范", "010-66011234", fax="010-66011234"),), "fax the same"),
    Case("联系人：⟦王示范⟧，电话：66011234，传真：同电话", (who("王示范", "66011234", fax="66011234"),), "fax as the telephone"),
    Case(
        "联系人：⟦王示范⟧\n电话：66011234\n传真：同上\n邮箱：sf@example.com",
        (who("王示范", "66011234", fax="66011234", email="sf@example.com"),),
        "fax the same, on its own line",
    ),
    Case("联系人：⟦王示范⟧，电话：66011234（传真同号）", (who("王示范", "66011234", fax="66011234"),), "fax the same in brackets"),
    Case(
        "联系人：⟦王示范⟧　电话：66011234\n联系人：⟦李样例⟧　电话：同上",
        (who("王示范", "66011234"), who("李样例", "66011234")),
        "telephone of the person before",
    ),
    Case(
        "联系人：⟦王示范⟧，电话：66011234，邮箱：sf@example.com；⟦李样例⟧，电话：66015678，邮箱：同上。",
        (who("王示范", "66011234", email="sf@example.com"), who("李样例", "66015678", email="sf@example.com")),
        "mailbox of the person before",
    ),
    Case("联系人：⟦王示范⟧，邮箱：sf@example.com；电话：同上", (who("王示范", email="sf@example.com"),), "the same as nobody's"),
    Case("联系人：⟦王示范⟧，电话：66011234、66015678，传真同上", (who("王示范", "66011234", "66015678", fax=()),), "the same as which"),
    Case("联系人：⟦王示范⟧，邮箱：sf@example.com，传真同上", (who("王示范", fax=()),), "the same as nothing"),
    Case(
        "联系人：⟦王示范⟧，办公电话：0351-3046123，手机：13800001234（微信同号）",
        (who("王示范", "0351-3046123", "13800001234", im="13800001234"),),
        "WeChat by the mobile's number",
    ),
    Case("联系人：⟦王示范⟧，手机（微信同号）：13800001234", (who("王示范", "13800001234", im="13800001234"),), "WeChat told ahead"),
    Case(
        "联系人：⟦王示范⟧，手机：13800001234，微信同号", (who("王示范", "13800001234", im="13800001234"),), "WeChat told without brackets"
    ),
    Case("联系人：⟦王示范⟧，微信/电话：13800001234", (who("王示范", "13800001234", im="13800001234"),), "a label for both"),
)
FORMS = (
    Case(
        "示范苑项目咨询电话⟦0755-33016668⟧，接听时间：9:00-18:00。\n甲山花园看房电话⟦0755-86266999⟧。",
        (
            who(None, "0755-33016668", organization="示范苑项目", serves="咨询"),
            who(None, "0755-86266999", organization="甲山花园", serves="看房"),
        ),
        "the desk of a building",
    ),
    Case("研修项目咨询电话：⟦0755-33016668⟧", (who(None, "0755-33016668", organization=None, serves="研修项目咨询"),), "no building"),
    Case(
        "2031年度“示范杯”评选委员会办公室\n联系人：⟦王示范⟧\n联系电话：0755-33016668",
        (who("王示范", "0755-33016668", organization="2031年度“示范杯”评选委员会办公室"),),
        "a body set up for a year's event",
    ),
    Case(
        "示范市教育局违规补课举报电话：⟦0351-3046123⟧",
        (who(None, "0351-3046123", organization="示范市教育局", serves="违规补课举报"),),
        "office before what its number is for",
    ),
    Case("全县教育局长培训班咨询电话：⟦66011234⟧", (who(None, "66011234", organization=None),), "heads of offices are no office"),
    Case(
        "汇总表报送我院研训部。请在4月3日前把课程表发送至该部邮箱⟦sf@example.com⟧。",
        (who(None, email="sf@example.com", organization="我院研训部"),),
        "an office said again",
    ),
    Case("请把课程表发送至该部邮箱⟦sf@example.com⟧。", (who(None, email="sf@example.com", organization=None),), "an office said nowhere"),
    Case(
        "联系人：⟦王示范⟧；电话：0351-3046123；手机：13800001234；QQ：12345678；邮箱：sf@example.com；邮编：030000",
        (who("王示范", "0351-3046123", "13800001234", im="12345678", email="sf@example.com", postcode="030000"),),
        "two telephones apart by a semicolon",
    ),
    Case(
        "联系人：⟦王示范⟧；电话：66011234；监督电话：⟦66015678⟧；市样例局电话：⟦66019999⟧",
        (
            who("王示范", "66011234"),
            who(None, "66015678", serves="监督"),
            who(None, "66019999", organization="市样例局"),
        ),
        "telephones of others behind semicolons",
    ),
    Case("请各校把成绩发送至我院⟦徐示⟧处，邮箱：xs@example.com。", (who("徐示", email="xs@example.com"),), "where a person sits"),
    Case("请把材料报至我院科研处，电话：⟦66011234⟧。", (who(None, "66011234", organization="我院科研处"),), "a department is nobody"),
    Case("联系人：⟦王示范⟧，市样例局，电话：66011234", (who("王示范", "66011234", organization="市样例局"),), "office behind the person"),
    Case("联系处室：校纪委\n举报电话：⟦66011234⟧", (who(None, "66011234", organization="校纪委"),), "an office above its number"),
    Case("联系人：⟦王示范⟧\n电　话：66011234\n　　　　66015678", (who("王示范", "66011234", "66015678"),), "another number below"),
    Case("负责地区\t姓名\t电话\n示范市、样例市\t⟦王示范⟧\t66011234", (who("王示范", "66011234", organization=None),), "two places"),
    Case(
        "联系人：⟦王示范⟧，电话：66011234，邮箱：sf〔at〕example.com",
        (who("王示范", "66011234", email="sf@example.com"),),
        "at in brackets",
    ),
    Case("邮箱：⟦sf (at) example.com⟧", (who(None, email="sf@example.com"),), "at in brackets, nothing else"),
    Case(
        "联系人：⟦王示范⟧，电话：3046123转分机8012", (who("王示范", "3046123转分机8012", dial=["3046123-8012"]),), "extension by two words"
    ),
    Case(
        "电话：0571-88051234转801（⟦王示范⟧）、802（⟦李样例⟧）",
        (
            who("王示范", "0571-88051234转801", dial=["0571-88051234-801"]),
            who("李样例", "802", dial=["0571-88051234-802"]),
        ),
        "extensions of three digits",
    ),
    Case(
        "电话：⟦0351-3046123⟧（办公室）、⟦3046125⟧（传真）",
        (who(None, "0351-3046123", organization="办公室", fax=()), who(None, fax="3046125")),
        "the last of a list is the fax",
    ),
    Case(
        "开户行：示范银行示范支行，账号：11001234567890，联系人：⟦王示范⟧，电话：66011234",
        (who("王示范", "66011234", organization=None, serves=None),),
        "a bank is no office",
    ),
    Case("统一社会信用代码：91110000123456789X，联系电话：⟦66011234⟧", (who(None, "66011234", serves=None),), "a code is no use"),
    Case("户名：市示范中心，联系电话：⟦66011234⟧", (who(None, "66011234", organization=None),), "who has an account"),
    Case(
        "应急值班电话：⟦66011234⟧；线下咨询：⟦66015678⟧；所需材料咨询：⟦66019999⟧",
        (who(None, "66011234", serves="应急值班"), who(None, "66015678", serves="线下咨询"), who(None, "66019999", serves="所需材料咨询")),
        "uses with verbs in them",
    ),
    Case(
        "可拨打原市示范局档案中心预约电话⟦88791234⟧查询。",
        (who(None, "88791234", organization="原市示范局档案中心", serves="预约"),),
        "office and use behind a verb",
    ),
    Case(
        "材料发送至sf@example.com邮箱，文件名为学校名。联系人：⟦王示范⟧，85201234。",
        (who("王示范", "85201234", email="sf@example.com"),),
        "mailbox of the paragraph",
    ),
    Case(
        "材料发送至⟦sf@example.com⟧邮箱，文件名为学校名，由专家审核，⟦李样例⟧ 66011234。",
        (who(None, email="sf@example.com"), who("李样例", "66011234", email=())),
        "mailbox far from a name without a label",
    ),
)
PLACES = (
    Case(
        "联系人：市示范局建管科　⟦王示范⟧　⟦李样例⟧　0510-82701234",
        (who("王示范", "0510-82701234", organization="市示范局建管科"), who("李样例", "0510-82701234", organization="市示范局建管科")),
        "office and two persons behind the label",
    ),
    Case(
        "省示范厅职建处　⟦柳照晴⟧　025-83276041",
        (who("柳照晴", "025-83276041", organization="省示范厅职建处"),),
        "a rare character between office and number",
    ),
    Case(
        "省学联秘书处：⟦郧示范⟧ 13800001234",
        (who("郧示范", "13800001234", organization="省学联秘书处"),),
        "a rare surname between office and number",
    ),
    Case(
        "示范大学师范学院    ⟦马合示提⟧  0993-2051234",
        (who("马合示提", "0993-2051234", organization="示范大学师范学院"),),
        "a long name in a column of its own",
    ),
    Case(
        "团省委学校部：⟦王示范⟧（027-87231234）、⟦向阳⟧（027-87235678）",
        (who("王示范", "027-87231234", organization="团省委学校部"), who("向阳", "027-87235678", organization="团省委学校部")),
        "a common word on a list of persons",
    ),
    Case(
        "联系人：⟦苟示范⟧  13800001234\n        ⟦王泽仁示⟧（水示镇）  15100001234",
        (who("苟示范", "13800001234", organization=None), who("王泽仁示", "15100001234", organization="水示镇")),
        "a row under a labelled person",
    ),
    Case(
        "联系人：市总宣教部  ⟦王示范⟧  ⟦恽示⟧  电话：85681234  85681235（传真）",
        (
            who("王示范", "85681234", organization="市总宣教部", fax="85681235"),
            who("恽示", "85681234", organization="市总宣教部", fax="85681235"),
        ),
        "a rare surname on a labelled list",
    ),
    Case(
        "业务事项\t联系人\t处室\t电话\t邮箱\n活动安排\t⟦王示范⟧\t资源开发处\t0931-8411234\ta@example.com\n惠民措施\t⟦李样例⟧\t市场管理处\t0931-8415678\tb@example.com",
        (
            who("王示范", "0931-8411234", organization="资源开发处", email="a@example.com"),
            who("李样例", "0931-8415678", organization="市场管理处", email="b@example.com"),
        ),
        "a table with the office behind the person",
    ),
    Case(
        "⟦王示范⟧      报到、食宿        示范学院继教院 0898-65731234    —",
        (who("王示范", "0898-65731234", organization="示范学院继教院"),),
        "what for and office behind the person",
    ),
    Case(
        "姓名\t单位\t职务\t手机\n⟦王示范⟧\t示范中学\t校长\t13800001234\n⟦李样例⟧\t样例小学\t教导主任\t13900001234",
        (who("王示范", "13800001234", organization="示范中学"), who("李样例", "13900001234", organization="样例小学")),
        "office and post behind the person",
    ),
    Case("联系电话：储运科　⟦66011234⟧", (who(None, "66011234", organization="储运科"),), "a department that looks like a name"),
    Case(
        "各管理部电话：城东  ⟦8171234⟧\n              城中  ⟦8225678⟧\n              城北  ⟦5312345⟧",
        (who(None, "8171234", organization="城东"), who(None, "8225678", organization="城中"), who(None, "5312345", organization="城北")),
        "rows of short names of places",
    ),
    Case(
        "附 联系方式\n东城：⟦010-66011234⟧　西城：⟦010-66015678⟧",
        (who(None, "010-66011234", organization="东城"), who(None, "010-66015678", organization="西城")),
        "short names of places before colons",
    ),
    Case(
        "机电系：66011234（⟦王老师⟧）\n信息系：66015678（⟦李老师⟧）",
        (who("王老师", "66011234", organization="机电系"), who("李老师", "66015678", organization="信息系")),
        "faculties",
    ),
    Case(
        "省厅联系人：⟦王示范⟧ 0871-65131234；州联系人：⟦李样例⟧ 0874-3123456",
        (who("王示范", "0871-65131234", organization="省厅"), who("李样例", "0874-3123456", organization=None)),
        "another rank's person has another office",
    ),
    Case("联系人：⟦郝银行⟧联系电话：66011234", (who("郝银行", "66011234", organization=None),), "a name that ends like an office"),
    Case(
        "大赛组委会办公室设在市总工会，联系人⟦王示范⟧，电话66011234。",
        (who("王示范", "66011234", organization="市总工会"),),
        "where the office is",
    ),
    Case("材料报市示范局人事科备案，联系电话⟦66011234⟧。", (who(None, "66011234", organization="市示范局人事科"),), "filed with an office"),
    Case(
        "市疾控中心值班电话：⟦0317-3051234⟧；市卫生局疾控科：⟦何示范⟧，0317-3175678（兼传真）。",
        (
            who(None, "0317-3051234", organization="市疾控中心"),
            who("何示范", "0317-3175678", organization="市卫生局疾控科", fax="0317-3175678"),
        ),
        "office with a use, another office",
    ),
    Case(
        "解读人：市示范中心归集处 ⟦王示范⟧ ⟦李样⟧\n联系电话：87011234",
        (who("王示范", "87011234", organization="市示范中心归集处"), who("李样", "87011234", organization="市示范中心归集处")),
        "persons announced above their number",
    ),
)
BRACKETS = (
    Case(
        "咨询电话：（0551）65321234（人才科 ⟦汪工⟧）、（0551）65325678（就业科 ⟦解工⟧）",
        (who("汪工", "（0551）65321234", organization="人才科"), who("解工", "（0551）65325678", organization="就业科")),
        "office and person in brackets",
    ),
    Case(
        "联系电话：65641234转2417（校工会  ⟦竺示范⟧）、转2853（体委  ⟦裘示⟧）",
        (who("竺示范", "65641234转2417", organization="校工会"), who("裘示", "2853", organization="体委")),
        "extensions of persons in brackets",
    ),
    Case(
        "咨询电话：66011234（⟦王示范⟧、⟦李样例⟧）",
        (who("王示范", "66011234", organization=None), who("李样例", "66011234", organization=None)),
        "two persons in brackets",
    ),
    Case("联系人：李老师（⟦李示范⟧），电话：66011234", (who("李示范", "66011234", organization=None),), "the full name in brackets"),
    Case("监督电话：66011234（职教科⟦王老师⟧）", (who("王老师", "66011234", organization="职教科"),), "run on in brackets"),
    Case(
        "⟦王示范⟧，13800001234（会务、食宿）；⟦李样例⟧，13900001234（展演、展览）",
        (who("王示范", "13800001234", organization=None), who("李样例", "13900001234", organization=None)),
        "uses like names in brackets",
    ),
    Case(
        "咨询电话：⟦66011234⟧（小学）、66015678（初中）",
        (who(None, "66011234", "66015678", organization=None),),
        "kinds of schools in brackets",
    ),
    Case(
        "联系人：⟦王示范⟧（手机：13800001234）、⟦李样例⟧（手机：13900001234），电话：0771－2181234，传真：0771－2185678。",
        (
            who("王示范", "13800001234", "0771－2181234", organization=None, fax="0771－2185678"),
            who("李样例", "13900001234", "0771－2181234", organization=None, fax="0771－2185678"),
        ),
        "common telephone behind a list",
    ),
    Case(
        "联系人：（教务处）⟦王示范⟧，电话：66011234；（学工处）⟦李样例⟧，电话：66015678",
        (who("王示范", "66011234", organization="教务处"), who("李样例", "66015678", organization="学工处")),
        "office in brackets before the person",
    ),
    Case(
        "⟦王示范⟧（组长）：13800001234；⟦李样例⟧（副组长）：13900001234",
        (who("王示范", "13800001234", organization=None), who("李样例", "13900001234", organization=None)),
        "posts in brackets",
    ),
    Case(
        "联系人：⟦王示范⟧(办)0471-4561234 (手机)13800001234",
        (who("王示范", "0471-4561234", "13800001234", organization=None),),
        "kinds of telephones in brackets",
    ),
    Case(
        "如有问题请联系⟦王示范⟧（电话：66011234）或⟦李样例⟧（电话：66015678）。",
        (who("王示范", "66011234", organization=None), who("李样例", "66015678", organization=None)),
        "one person or another",
    ),
)
SHORT_NUMBERS = (
    Case(
        "联系人：⟦王示范⟧    电话：(021)62721234*206    传真：(021)62725678",
        (who("王示范", "(021)62721234*206", organization=None, fax="(021)62725678", dial=["021-62721234-206"]),),
        "extension behind an asterisk",
    ),
    Case(
        "联系人：⟦王示范⟧，路电：45518，市电：0371-68341234；\n        ⟦李样例⟧，路电：45527。",
        (who("王示范", "45518", "0371-68341234", organization=None), who("李样例", "45527", organization=None)),
        "exchanges of railway and city",
    ),
    Case("联系电话：工业科　⟦224617⟧", (who(None, "224617", organization="工业科"),), "six digits behind a label and office"),
    Case("联系电话：⟦224617⟧、224618", (who(None, "224617", "224618", organization=None),), "a list of six digits"),
    Case("有问题找⟦王示范⟧（6127，短号）。", (who("王示范", "6127", organization=None),), "short number in brackets"),
    Case(
        "请将名单报教务处⟦张老师⟧（短号66123）。", (who("张老师", "66123", organization="教务处"),), "short number of an addressed person"
    ),
    Case(
        "（联系人：⟦王示范⟧ 联系电话：66011234 内线：6123）",
        (who("王示范", "66011234", "6123", organization=None),),
        "short number behind the long one",
    ),
    Case("工会办公室联系人：⟦王示范⟧，内线电话：2345", (who("王示范", "2345", organization="工会办公室"),), "four digits behind a label"),
    Case(
        "联系人：⟦王示范⟧，电话：010-6609 6234、6609 6235",
        (who("王示范", "010-66096234", "66096235", organization=None),),
        "second local number written apart",
    ),
    Case(
        "技术支持单位：示范科技公司，⟦张工⟧，400-812-3456",
        (who("张工", "400-812-3456", organization="示范科技公司"),),
        "service number of a person",
    ),
)
SHARED = (
    Case(
        "一、请径与下列人员联系：\n区示范局公用股：⟦王示范⟧，2501234；\n区样例局设备股：⟦李样⟧，2554321、13800001234；\n区模拟局值班室，⟦2508765⟧。\n汇总邮箱：a@example.com。",
        (
            who("王示范", "2501234", organization="区示范局公用股", email="a@example.com"),
            who("李样", "2554321", "13800001234", organization="区样例局设备股", email="a@example.com"),
            who(None, "2508765", organization="区模拟局值班室", email="a@example.com"),
        ),
        "collecting mailbox on the last line",
    ),
    Case(
        "传 真：（024）86111234\nE－mail：a@example.com\n联系人：省示范厅造林处  ⟦王示范⟧  86115678\n　省样例中心  ⟦李 样⟧  86119012",
        (
            who("王示范", "86115678", organization="省示范厅造林处", fax="（024）86111234", email="a@example.com"),
            who("李样", "86119012", organization="省样例中心", fax="（024）86111234", email="a@example.com"),
        ),
        "fax and mailbox above two persons",
    ),
    Case(
        "请于7月5日前将总结发送至邮箱a@example.com。\n联系人：⟦王示范⟧，电话：66011234；⟦李样例⟧，电话：66015678。",
        (
            who("王示范", "66011234", organization=None, email="a@example.com"),
            who("李样例", "66015678", organization=None, email="a@example.com"),
        ),
        "mailbox above the persons of a line",
    ),
    Case(
        "组委会联系方式：\n地址：示范路1号\n电　话：010-66011234\n传　真：010-66015678\n邮箱：a@example.com\n联系人：⟦王示范⟧、⟦李样例⟧",
        (
            who("王示范", "010-66011234", organization="组委会", fax="010-66015678", email="a@example.com"),
            who("李样例", "010-66011234", organization="组委会", fax="010-66015678", email="a@example.com"),
        ),
        "persons below the numbers",
    ),
    Case(
        "报名材料提交到a@example.com。\n\n联系方式\n电话：66011234\n邮箱：a@example.com\n联系人：⟦王示范⟧",
        (who("王示范", "66011234", organization=None, email="a@example.com"),),
        "a mailbox told twice",
    ),
    Case(
        "⟦王示范⟧，办公室：66011234，手机：13800001234",
        (who("王示范", "66011234", "13800001234", organization=None),),
        "office telephone and mobile",
    ),
    Case(
        "有关事宜请与市局基教科⟦王示范⟧、⟦李样例⟧同志联系，联系电话：0512-68221234、68221235。",
        (
            who("王示范", "0512-68221234", "68221235", organization="市局基教科"),
            who("李样例", "0512-68221234", "68221235", organization="市局基教科"),
        ),
        "two persons in running words",
    ),
    Case(
        "如有疑问，请拨打0731-84715678咨询⟦王老师⟧。",
        (who("王老师", "0731-84715678", organization=None),),
        "number before the person asked",
    ),
    Case(
        "请加入工作QQ群：123456789，联系人⟦王示范⟧（QQ：987654321）。",
        (who("王示范", organization=None, im="987654321"),),
        "a group is not a person's",
    ),
    Case(
        "领导小组下设办公室在州示范局，由杨示范同志兼任办公室主任，办公电话：⟦0878—3381234⟧。",
        (who(None, "0878—3381234", organization="州示范局"),),
        "where a group has its office",
    ),
    Case(
        "联系人：（市级）⟦王示范⟧ 66011234\n邮箱：a@example.com\n附：镇机关值班安排表\n9月29日   李样例      张示  13800001234",
        (who("王示范", "66011234", organization=None, email="a@example.com"),),
        "a duty list below",
    ),
)
PROSE = (
    Case(
        "本次活动由市文明办⟦李样例⟧负责联络，电话：66011234。",
        (who("李样例", "66011234", organization="市文明办"),),
        "in charge of the contact",
    ),
    Case(
        "具体工作由市示范局体卫艺科负责解释，联系电话：⟦3121234⟧。",
        (who(None, "3121234", organization="市示范局体卫艺科"),),
        "an office in charge",
    ),
    Case(
        "报名表请发至⟦王示范⟧老师邮箱a@example.com，并电话确认：13800001234。",
        (who("王示范", "13800001234", organization=None, email="a@example.com"),),
        "mailbox of a person, telephone to confirm",
    ),
    Case(
        "请将材料寄送至：示范路1号市科协学会部，⟦王示范⟧（收），电话：66011234",
        (who("王示范", "66011234", organization="市科协学会部"),),
        "received by a person",
    ),
    Case(
        "各校将总结报局基础科，联系人：⟦王示范⟧，电话：8212345。职校报局职成科，联系人：⟦李样例⟧，电话：8215678。",
        (who("王示范", "8212345", organization="局基础科"), who("李样例", "8215678", organization="局职成科")),
        "two offices in one paragraph",
    ),
    Case(
        "具体事项请联系县委宣传部文艺股（电话：⟦5221234⟧）。", (who(None, "5221234", organization="县委宣传部文艺股"),), "an office to ask"
    ),
    Case(
        "有关问题可咨询：⟦王示范⟧（政策）66011234；⟦李样例⟧（系统）66015678。",
        (who("王示范", "66011234", organization=None), who("李样例", "66015678", organization=None)),
        "what for in brackets",
    ),
)
ROWS = (
    Case(
        "1.会务组：⟦王示范⟧（13800001234）；\n2.接待组：⟦李样例⟧（13900001234）。",
        (who("王示范", "13800001234", organization="会务组"), who("李样例", "13900001234", organization="接待组")),
        "groups of a committee",
    ),
    Case(
        "附：活动联系人名单\n示范区　⟦王示范⟧　13800001234\n样例县　⟦李样例⟧　13900001234",
        (who("王示范", "13800001234", organization="示范区"), who("李样例", "13900001234", organization="样例县")),
        "places in front of persons",
    ),
    Case(
        "联系人：⟦王示范⟧ （综合科）　13800001234\n　　　　⟦李样例⟧ （业务科）　13900001234",
        (who("王示范", "13800001234", organization="综合科"), who("李样例", "13900001234", organization="业务科")),
        "offices in brackets in rows",
    ),
    Case(
        "联系人：⟦王示范⟧\n　　　　⟦李样例⟧\n联系电话：66011234",
        (who("王示范", "66011234", organization=None), who("李样例", "66011234", organization=None)),
        "persons below each other",
    ),
    Case(
        "职成司：⟦王示范⟧、⟦李样例⟧，010-66091234，010-66020000（传真）\n示范协会：⟦张示⟧，13800001234，zs@example.com\n地址：示范路37号",
        (
            who("王示范", "010-66091234", organization="职成司", fax="010-66020000"),
            who("李样例", "010-66091234", organization="职成司", fax="010-66020000"),
            who("张示", "13800001234", organization="示范协会", email="zs@example.com"),
        ),
        "two offices, common address",
    ),
    Case(
        "招标人：示范学校\n联系人：⟦王老师⟧\n电话：66011234\n代理机构：示范招标公司\n联系人：⟦张工⟧\n电话：66015678",
        (who("王老师", "66011234", organization="示范学校"), who("张工", "66015678", organization="示范招标公司")),
        "two blocks one below the other",
    ),
    Case(
        "校办：⟦66011234⟧；教务处：⟦66015678⟧\n保卫处24小时值班电话：⟦66019012⟧",
        (
            who(None, "66011234", organization="校办"),
            who(None, "66015678", organization="教务处"),
            who(None, "66019012", organization="保卫处"),
        ),
        "offices and a use",
    ),
    Case(
        "联系人\t⟦王示范⟧\t联系电话\t66011234\n电子邮箱\ta@example.com\t传真\t66015678",
        (who("王示范", "66011234", organization=None, fax="66015678", email="a@example.com"),),
        "a form of two rows",
    ),
    Case(
        "公积金：⟦66011234⟧；国库：⟦66015678⟧",
        (who(None, "66011234", organization=None), who(None, "66015678", organization=None)),
        "words for work that look like names",
    ),
    Case("⟦杨其武⟧ 13800001234", (who("杨其武", "13800001234", organization=None),), "a name with a function word in front of a mobile"),
)
CELLS = (
    Case(
        "单位\n联系人\n电话\n示范局\n⟦王示范⟧\n66011234\n样例局\n⟦李样例⟧\n66015678\nb@example.com",
        (who("王示范", "66011234", organization="示范局"), who("李样例", "66015678", organization="样例局", email="b@example.com")),
        "a table with each cell on a line",
    ),
    Case(
        "联系人：\n⟦王示范⟧、⟦李样例⟧\n电话：\n66011234",
        (who("王示范", "66011234"), who("李样例", "66011234")),
        "labels above their values",
    ),
    Case(
        "单位\t联系人\t办公电话\t传真\t邮箱\n示范局\t⟦王示范⟧\t66011234\t66015678\ta@example.com",
        (who("王示范", "66011234", organization="示范局", fax="66015678", email="a@example.com"),),
        "a column of fax numbers",
    ),
    Case(
        "姓名\t单位\t电话\t传真\n⟦王示范⟧\t示范局\t66011234\t66015678",
        (who("王示范", "66011234", organization="示范局", fax="66015678"),),
        "a column of fax numbers, office behind the person",
    ),
    Case(
        "联系人\n⟦王示范⟧\n联系电话\n66011234\n电子邮箱\na@example.com",
        (who("王示范", "66011234", organization=None, email="a@example.com"),),
        "each cell on a line",
    ),
    Case(
        "⟦王示范⟧　市示范局宣教科科长　66011234\n⟦李样例⟧　县样例局办公室主任　66015678",
        (who("王示范", "66011234", organization="市示范局宣教科"), who("李样例", "66015678", organization="县样例局办公室")),
        "office with the post",
    ),
    Case(
        "⟦王示范⟧（示范局办公室主任，电话66011234）",
        (who("王示范", "66011234", organization="示范局办公室"),),
        "office with the post in brackets",
    ),
    Case(
        "联系人：⟦王示范⟧（示范局体卫艺科科长），电话：66011234",
        (who("王示范", "66011234", organization="示范局体卫艺科"),),
        "office with the post behind the name",
    ),
    Case(
        "联系人：⟦王示范⟧，单位：示范大学体育学院，电话：66011234",
        (who("王示范", "66011234", organization="示范大学体育学院"),),
        "office behind a label of its own",
    ),
    Case(
        "联系人：省教育厅⟦王示范⟧、省财政厅⟦李样例⟧，电话分别为66011234、66015678。",
        (who("王示范", "66011234", organization="省教育厅"), who("李样例", "66015678", organization="省财政厅")),
        "numbers in the order of the persons",
    ),
    Case(
        "咨询电话：⟦0531-86061234⟧、86065678（省示范厅高教处），⟦0531-86069012⟧（省样例院普招处）",
        (who(None, "0531-86061234", "86065678", organization="省示范厅高教处"), who(None, "0531-86069012", organization="省样例院普招处")),
        "two numbers of an office in brackets",
    ),
    Case(
        "本通知有关事宜由局办⟦王主任⟧（66011234）负责。",
        (who("王主任", "66011234", organization="局办"),),
        "words run on before the office in charge",
    ),
)
ASKED = (
    Case("未尽事宜可问⟦王示范⟧老师，手机13800001234，校内短号661234。", (who("王示范", "13800001234", "661234"),), "a person to ask"),
    Case(
        "本次家访由年级组长⟦李样例⟧老师负责，联系电话0512-66011234。",
        (who("李样例", "0512-66011234"),),
        "a post before the person in charge",
    ),
    Case("饭卡不能使用的，请找⟦王示范⟧，电话66011234。", (who("王示范", "66011234"),), "a bare name to ask"),
    Case("如对名次有疑问，请与⟦李样例⟧联系，手机13800001234。", (who("李样例", "13800001234"),), "a bare name to talk to"),
    Case(
        "由团委⟦张示范⟧同志负责此项工作，联系电话66011234。",
        (who("张示范", "66011234", organization="团委"),),
        "what they are in charge of",
    ),
    Case("接送由后勤处⟦王示范⟧师傅安排，手机13800001234。", (who("王示范", "13800001234", organization="后勤处"),), "who arranges"),
    Case("有问题随时与⟦王示范⟧（13800001234）沟通。", (who("王示范", "13800001234"),), "the number between name and verb"),
    Case("具体事宜请与团总支书记⟦李样例⟧接洽，手机号码13800001234。", (who("李样例", "13800001234"),), "a post of two titles"),
    Case("乘车联系司机⟦王师傅⟧，电话13800001234。", (who("王师傅", "13800001234"),), "a post before a surname"),
    Case(
        "安全员⟦王示范⟧，13800001234；质检员⟦李样例⟧，13900001234。", (who("王示范", "13800001234"), who("李样例", "13900001234")), "posts"
    ),
    Case("由办公室牵头，⟦王示范⟧具体负责，电话66011234。", (who("王示范", "66011234"),), "the person is the subject"),
    Case(
        "请送至综合楼302室⟦王示范⟧老师处，联系电话：66011234", (who("王示范", "66011234", organization=None),), "a room before the person"
    ),
    Case("教务处⟦陆老师⟧处（校内电话8213）。", (who("陆老师", "8213", organization="教务处"),), "a number of the house"),
    Case("不清楚的请打财务室电话⟦66011234⟧。", (who(None, "66011234", organization="财务室"),), "an office to call"),
    Case("故障报修打信息中心电话⟦66011234⟧。", (who(None, "66011234", organization="信息中心"),), "the use runs on into the verb"),
    Case("由系里登记后与流通部联系，电话⟦2861⟧（校内）。", (who(None, "2861", organization="流通部"),), "words run on with 后与"),
    Case("教材事宜问教务科，电话⟦66011234⟧。", (who(None, "66011234", organization="教务科"),), "an office to ask"),
    Case("可向区纪委反映，电话⟦66011234⟧。", (who(None, "66011234", organization="区纪委"),), "an office to complain to"),
    Case("请与流通部联系，电话⟦2861⟧（校内）。", (who(None, "2861", organization="流通部"),), "four digits of the house"),
    Case(
        "材料交市总工会经济部（民乐路1号），电子表发至⟦a@example.com⟧。", (who(None, organization="市总工会经济部"),), "handed to an office"
    ),
    Case("联系人是⟦王示范⟧，电话是66011234。", (who("王示范", "66011234"),), "a verb behind the label"),
    Case("咨询可打66011234，找⟦王老师⟧。", (who("王老师", "66011234"),), "the person behind the number to call"),
    Case("接待人员：⟦李样例⟧、⟦张示范⟧，接待电话：66011234", (who("李样例", "66011234"), who("张示范", "66011234")), "the use told twice"),
    Case(
        "致电一年级组长⟦李样例⟧老师（13800001234）或教导处（⟦66011234⟧）。",
        (who("李样例", "13800001234"), who(None, "66011234", organization="教导处")),
        "a person or an office",
    ),
    Case(
        "请联系⟦王示范⟧老师（66011234）或办公室⟦李样例⟧（66015678）。",
        (who("王示范", "66011234", organization=None), who("李样例", "66015678", organization="办公室")),
        "or an office with its person",
    ),
    Case(
        "请与承办单位示范学校⟦王示范⟧主任联系，电话0571-66011234。",
        (who("王示范", "0571-66011234", organization="示范学校"),),
        "a kind of office before the office",
    ),
    Case("请将汇总表发钉钉给⟦王示范⟧，电话66011234。", (who("王示范", "66011234"),), "sent to a person"),
    Case("请与⟦王示范⟧联系：66011234。", (who("王示范", "66011234"),), "a colon behind the verb"),
    Case("社区书记⟦王示范⟧：13800001234", (who("王示范", "13800001234"),), "a post before the name and a colon"),
    Case("工作人员任用：⟦66011234⟧", (who(None, "66011234"),), "a use that begins with a post and a surname"),
    Case("请各班于周五前向任课老师报名，电话⟦66011234⟧。", (who(None, "66011234"),), "a post that begins with a surname"),
    Case("请将情况告知⟦李老师⟧，电话66011234。", (who("李老师", "66011234"),), "a person to tell"),
    Case("由王示范同志主持的会议，咨询电话⟦66011234⟧。", (who(None, "66011234"),), "what the person does qualifies another thing"),
    Case("受害人与李某联系，举报电话⟦66011234⟧。", (who(None, "66011234"),), "nobody by name"),
    Case("各单位要与李示范同志看齐，电话⟦66011234⟧。", (who(None, "66011234"),), "a person nobody is told to ask"),
    Case("请家长与班主任联系，电话⟦66011234⟧。", (who(None, "66011234"),), "a post without a name"),
    Case("请联系平安保险，电话⟦66011234⟧。", (who(None, "66011234"),), "a firm whose name begins with a surname"),
)
LINES = (
    Case(
        "联系人：⟦房示范⟧　厂线电话：6723154；⟦庞 样⟧　厂线电话：6726038",
        (who("房示范", "6723154"), who("庞样", "6726038")),
        "lines of a works, name of characters apart",
    ),
    Case("联系人：⟦王示范⟧　军线：0431-6612345　市话：66011234", (who("王示范", "0431-6612345", "66011234"),), "exchanges"),
    Case("联系人：⟦王示范⟧　办公室电话：66011234　家庭电话：66015678", (who("王示范", "66011234", "66015678"),), "office and home"),
    Case("联系人：⟦李样例⟧\n厂线：6723154\n市话：66011234", (who("李样例", "6723154", "66011234"),), "lines below the person"),
    Case("联系人：⟦王示范⟧　监督电话：⟦66011234⟧", (who("王示范"), who(None, "66011234", serves="监督")), "a use is no line of the person"),
    Case("联系老师：⟦王示范⟧　办公室：教学楼301　电话：66011234", (who("王示范", "66011234", organization=None),), "the office is a room"),
    Case(
        "各县联系电话：甲县⟦66011234⟧、乙县⟦66015678⟧",
        (who(None, "66011234", organization="甲县"), who(None, "66015678", organization="乙县")),
        "places right before their numbers",
    ),
    Case(
        "联系电话：0571-66011234转8001（⟦王示范⟧）、8002（⟦李样例⟧）",
        (who("王示范", "0571-66011234转8001"), who("李样例", "8002")),
        "further extensions",
    ),
    Case(
        "联系人：⟦王示范⟧，系统电话：9610-6237；⟦李样例⟧，系统电话：9610-6239",
        (who("王示范", "9610-6237"), who("李样例", "9610-6239")),
        "numbers of a system",
    ),
    Case(
        "联系人：⟦王示范⟧（专网：96106237）、⟦李样例⟧（专网：96106239）",
        (who("王示范", "96106237"), who("李样例", "96106239")),
        "lines in brackets",
    ),
    Case("服务电话：市区⟦66011234⟧，郊区66015678", (who(None, "66011234", "66015678", organization=None),), "kinds of places"),
)
TORN = (
    Case(
        "省示范厅联系人：⟦上官示⟧，电话：0591-88360001，传真：\n0591-88360002；省样例办联系人：⟦练示范⟧，电话：0591-87810003；\n"
        "团省委联系人：⟦池样例⟧，电话：0591-87820004，邮箱：\na1@126.com。",
        (
            who("上官示", "0591-88360001", organization="省示范厅", fax="0591-88360002", email=()),
            who("练示范", "0591-87810003", organization="省样例办", email=()),
            who("池样例", "0591-87820004", organization="团省委", email="a1@126.com"),
        ),
        "labels torn from fax and mailbox",
    ),
    Case(
        "联系人：⟦王示范⟧，电话：66011234，传真（机要）：\n66015678；⟦李样例⟧，电话\n66019012。",
        (who("王示范", "66011234", fax="66015678"), who("李样例", "66019012", fax=())),
        "torn labels with a note or without a colon",
    ),
    Case("联系人：⟦王示范⟧，电话：\n2024年5月8日", (who("王示范"),), "a day below a label"),
    Case(
        "联系人：镇示范中心  ⟦公示范⟧  电话：4531206\n        镇文化站            ⟦类样例⟧  电话：4531218  13800001234",
        (who("公示范", "4531206", organization="镇示范中心"), who("类样例", "4531218", "13800001234", organization="镇文化站")),
        "offices in a column under one label",
    ),
    Case(
        "业务咨询：⟦史建科⟧，0574-87180001；录像上传：⟦忻示范⟧，0574-87180002",
        (who("史建科", "0574-87180001", organization=None), who("忻示范", "0574-87180002", organization=None)),
        "a name like a department, in step with another",
    ),
    Case(
        "联系人：教务处⟦王示范⟧　学生处⟦李样例⟧　电话：66011234",
        (who("王示范", "66011234", organization="教务处"), who("李样例", "66011234", organization="学生处")),
        "offices with persons and a space between",
    ),
    Case("报名联系：⟦李样例⟧，校办公室，66011234。", (who("李样例", "66011234", organization="校办公室"),), "the office between commas"),
    Case("联系人：⟦南荣示范⟧　电话：66011234", (who("南荣示范", "66011234"),), "a rare compound surname"),
    Case("市示范局　法制　⟦66011234⟧", (who(None, "66011234", organization="市示范局"),), "a word that begins with a rare surname"),
)
NOTHING = (
    Case("经费：9610-6237元；电话答辩：2024-0508期。", (), "figures set apart"),
    Case("学号：20211234　姓名：王示范", (), "a student's number"),
    Case("会议地点：示范楼；联系电话：1203房间内线。", (), "a room behind a label"),
    Case("报名电话调查：样本量5000份；经费224617元。", (), "quantities of few digits"),
    Case("请各单位填写联系人、联系电话、邮箱等信息，于5月8日前报送。", (), "labels without numbers"),
    Case("不清楚的可向上级联系人索取（附件2）。", (), "a verb behind the label"),
    Case("依据示政发〔2020〕123号文，文号12345678。", (), "number of a document"),
    Case("邮编：410000", (), "postcode alone"),
    Case("开户行：示范银行，账号：43674200123456，税号：12430000444877。", (), "bank account"),
    Case("身份证号：430102199001011234。", (), "identity number"),
    Case("项目编号：2018091405026，共需资金88001234元。", (), "number of a project, amount"),
    Case("请扫码加入QQ群（群号：123456789）。", (), "a group"),
    Case("关注微信公众号：shifanjiaoyu12345", (), "a public account"),
    Case("会议号：662345678，密码：123456，电话会议号码：66011234", (), "a video conference"),
    Case("发挥12345热线作用，完善企业服务热线建设，融合12345便民热线。", (), "a hotline that is talked about"),
    Case("形成统一的“12345”政务热线，整合服务热线和“12345”平台。", (), "a hotline in quotation marks"),
    Case("投诉电话：12345（政务服务热线）、12315", (), "hotlines of nobody"),
    Case("参会回执\n姓名\t单位\t手机号码\n\t\t", (), "a blank form"),
    Case("增设受理电话，010-66011234不再受理以上问题。", (), "a number out of use"),
    Case("登录示范省教师专业发展网络学校（网址略）报名，限额88001234元。", (), "an office behind 发 of another word"),
    Case("活动由王示范主持，李样例参加。", (), "persons in running words"),
    Case("拨打12366纳税服务热线或者12345政务服务热线。", (), "hotlines in running words"),
    Case("附：镇机关值班安排表\n9月29日   王示范      李样例  13800001234", (), "a duty list"),
    Case("咨询电话：另行通知；来文编号（2014）；附件（6127）份。", (), "figures in brackets that are no short numbers"),
    Case("领导小组\n组　长：王示范　市示范局局长\n副组长：李样例　市示范局副局长", (), "a leading group"),
    Case("报名电话：请于2024年5月8日8:30后拨打。", (), "days and hours behind a label"),
    Case("车间\t66011234\n门房\t66015678", (), "places of work in a table without a heading"),
)
KNOWN_MISSES = (Case("发送至我院徐示处，邮箱：⟦sf@example.com⟧", (who("徐示", email="sf@example.com"),), "处 behind a name of two"),)


@pytest.mark.parametrize(
    "case",
    [
        *LABELLED,
        *OFFICES,
        *BLOCKS,
        *CHANNELS,
        *PLACES,
        *ADDRESSES,
        *SAME,
        *FORMS,
        *BRACKETS,
        *SHORT_NUMBERS,
        *SHARED,
        *PROSE,
        *ROWS,
        *CELLS,
        *ASKED,
        *LINES,
        *TORN,
        *NOTHING,
    ],
    ids=lambda case: case.why,
)
def test_contacts(case: Case) -> None:
    check(within_notice(case), "contacts")


@pytest.mark.parametrize("case", KNOWN_MISSES, ids=lambda case: case.why)
@pytest.mark.xfail(strict=True, raises=AssertionError)
def test_known_misses(case: Case) -> None:
    check(within_notice(case), "contacts")


@pytest.mark.parametrize("piece", ["联系人：王{}，电话：010-{}；", "王{}、{}、", "联系人：王{}\n{}、", "（王{}）{}（"])
def test_long_lists_of_different_names_are_read(piece: str) -> None:
    text = LEAD + "".join(piece.format(chr(0x4E10 + 7 * i), 20000000 + 37 * i) for i in range(20000 // len(piece)))
    assert read_text(text).rows["contacts"]


def test_a_long_list_of_persons_with_a_long_list_of_numbers_is_read() -> None:
    names = "、".join(f"王{chr(0x4E10 + 7 * i)}" for i in range(2400))
    assert read_text(f"{LEAD}联系人：{names}，电话：" + "、".join(str(20000000 + 37 * i) for i in range(800))).rows["contacts"]
