using Minyi.Publication;

namespace Minyi.Core.Tests.Publication;

public class RedactorTests
{
    [Theory]
    [InlineData("请打13800138000找我", "请打〔电话〕找我")]
    [InlineData("+86 138-0013-8000", "〔电话〕")]
    [InlineData("电话：１３８００１３８０００。", "电话：〔电话〕。")]
    [InlineData("一三八零零一三八零零零", "〔电话〕")]
    [InlineData("手机1 3 8 0 0 1 3 8 0 0 0谢谢", "手机〔电话〕谢谢")]
    [InlineData("手机138\u200B0013\u200B8000", "手机〔电话〕")]
    [InlineData("13800138000、13900139000", "〔电话〕、〔电话〕")]
    [InlineData("1380013800013900139000", "〔电话〕")]
    [InlineData("0755-25251234转801", "〔电话〕")]
    [InlineData("(0755)25251234", "〔电话〕")]
    [InlineData("（0755）2525 1234", "〔电话〕")]
    [InlineData("010-62345678", "〔电话〕")]
    [InlineData("张某（13800138000）说", "张某（〔电话〕）说")]
    [InlineData("(+86)755-25251234", "〔电话〕")]
    [InlineData("+86 755 2525 1234", "〔电话〕")]
    [InlineData("家里电话25251234", "家里电话〔电话〕")]
    [InlineData("身份证11010519491231002X。", "身份证〔身份证号〕。")]
    [InlineData("身份证110105 19491231 002x", "身份证〔身份证号〕")]
    [InlineData("11010519491231002x13800138000", "〔身份证号〕〔电话〕")]
    [InlineData("44052418800101001413800138000", "〔身份证号〕〔电话〕")]
    [InlineData("卡号6222021234567890123", "卡号〔银行卡号〕")]
    [InlineData("卡号4111 1111 1111 1111", "卡号〔银行卡号〕")]
    [InlineData("车牌粤B·12345停在", "车牌〔车牌〕停在")]
    [InlineData("粤BD12345堵住", "〔车牌〕堵住")]
    [InlineData("粤 b 1 2 3 4 5", "〔车牌〕")]
    [InlineData("粤Z1234港", "〔车牌〕")]
    [InlineData("邮箱zhang.san@mail.example.com。", "邮箱〔邮箱〕。")]
    [InlineData("zhang＠example．com", "〔邮箱〕")]
    [InlineData("海景二路28号金海雅居3栋2单元1501室漏水", "海景二路〔住址〕金海雅居〔住址〕漏水")]
    [InlineData("住3栋501，楼上噪音", "住〔住址〕，楼上噪音")]
    [InlineData("五号楼三〇二", "〔住址〕")]
    [InlineData("明珠道十二号", "明珠道〔住址〕")]
    [InlineData("Flat 3A, 5/F, Block 2 leaks", "〔住址〕 leaks")]
    [InlineData("at No. 12 Haijing Road", "at 〔住址〕 Haijing Road")]
    [InlineData("138/0013/8000", "〔电话〕")]
    [InlineData("电话138\r\n0013\n8000", "电话〔电话〕")]
    [InlineData("11010519491231002 X", "〔身份证号〕")]
    [InlineData("11010519491231002-x。", "〔身份证号〕。")]
    [InlineData("使014578与使014·578", "〔车牌〕与〔车牌〕")]
    [InlineData("zhang@example。com", "〔邮箱〕")]
    [InlineData("北山道 28 号", "北山道 〔住址〕")]
    [InlineData("北山道28号附2号", "北山道〔住址〕")]
    [InlineData("深盐路二千零二号", "深盐路〔住址〕")]
    [InlineData("盐田四村34栋，下村5座", "盐田四村〔住址〕，下村〔住址〕")]
    [InlineData("3#楼501、3#501", "〔住址〕、〔住址〕")]
    [InlineData("二排8号", "二排〔住址〕")]
    [InlineData("No. 28 Haijing 2nd Road", "〔住址〕 Haijing 2nd Road")]
    [InlineData("Room No. 501", "〔住址〕")]
    public void Takes_out(string text, string expected) => Assert.Equal(expected, Redactor.Redact(text, []).Text);

    [Theory]
    [InlineData("10月3号到5号，地铁8号线共12345人次")]
    [InlineData("投诉编号20240929000123，热线12345")]
    [InlineData("身份证号码写错的110105194912310021")]
    [InlineData("三室两厅，5楼300人，共30户")]
    [InlineData("2024-09-29 09:00 至 2024-10-14")]
    [InlineData("预算1300000000元，约占3.14%")]
    [InlineData("the Dr. is in at 5 and 30 Houses")]
    [InlineData("a@b 与 @ 以及 x@.com")]
    [InlineData("云南云计算，京东方")]
    [InlineData("10月1号、2号放假，1#、2#电梯停用，1楼、2楼漏水")]
    [InlineData("我村3栋楼，全村5栋房屋")]
    [InlineData("大使2024年到访，行使123456次")]
    [InlineData("见 a@b。好")]
    public void Leaves(string text) => Assert.Equal(text, Redactor.Redact(text, []).Text);

    [Fact]
    public void Names_go_wherever_they_stand_but_not_inside_other_words()
    {
        Redaction redaction = Redactor.Redact("张三丰和张 三、張三；Ann and Annie met ANN Lee.", ["张三", "Ann", "", "张三"]);
        Assert.Equal("〔姓名〕丰和〔姓名〕、〔姓名〕；〔姓名〕 and Annie met 〔姓名〕 Lee.", redaction.Text);
        Assert.All(redaction.Removals, r => Assert.Equal(PersonalDataKind.Name, r.Kind));
    }

    [Theory]
    [InlineData("张\n三来访", "张三", "〔姓名〕来访")]
    [InlineData("Jose\u0301 came", "José", "〔姓名〕 came")]
    [InlineData("José came", "Jose\u0301", "〔姓名〕 came")]
    [InlineData("O’Brien", "O'Brien", "〔姓名〕")]
    [InlineData("买买提‧艾力", "买买提·艾力", "〔姓名〕")]
    [InlineData("Josefa", "José", "Josefa")]
    [InlineData("😀𠮷 田😀", "𠮷田", "😀〔姓名〕😀")]
    public void A_name_is_found_however_it_is_written(string text, string name, string expected) => Assert.Equal(expected, Redactor.Redact(text, [name]).Text);

    [Fact]
    public void Language_of_the_placeholders_is_an_argument() =>
        Assert.Equal("call [telephone]", Redactor.Redact("call 13800138000", [], Language.English).Text);

    [Fact]
    public void The_clerk_puts_back_and_takes_out()
    {
        Redaction redaction = Redactor.Redact("张三 13800138000 住海边", ["张三"]);
        Assert.Equal("张三|13800138000", string.Join('|', redaction.Removals.Select(redaction.Original)));
        Redaction kept = redaction.Keep(redaction.Removals[0]);
        Assert.Equal("张三 〔电话〕 住海边", kept.Text);
        Assert.Equal("张三 〔电话〕 〔略〕", kept.Remove(15, 3).Text);
        Assert.Equal("〔略〕", redaction.Remove(0, 18).Text);
        Assert.Throws<ArgumentException>(() => kept.Keep(redaction.Removals[0]));
        Assert.Throws<ArgumentException>(() => kept.Original(redaction.Removals[0]));
        Assert.ThrowsAny<ArgumentException>(() => kept.Remove(15, 4));
        Assert.ThrowsAny<ArgumentException>(() => kept.Remove(-1, 1));
    }

    [Fact]
    public void The_original_shows_in_no_log_line() => Assert.Equal("1 removals", Redactor.Redact("13800138000", []).ToString());
}
