using System.Buffers;

namespace Minyi.Publication.Detection;

/// <summary>
/// Finds what leads to one house or flat: a number after a road or village (海景二路28号), a room (1501室), or two parts of
/// a building one after the other (3栋2单元, 5号楼302). A date (10月3号), a line (3号线) or a number of floors alone is none.
/// </summary>
internal static class AddressDetector
{
    private const int LongestNumber = 8;
    private static readonly SearchValues<char> Roads = SearchValues.Create("路街道巷弄里村同苑园坊庄屯湾围区城厦邸府庭阁轩居寨组队场排寓舍");
    private static readonly SearchValues<char> Counters = SearchValues.Create("人户元个平米年月日次名位件台辆万千百多余%％度");

    // Longer ones first: the first that fits is taken.
    private static readonly string[] Parts = ["号楼", "号院", "号房", "号铺", "单元", "#楼", "栋", "幢", "座", "弄", "号", "#", "楼", "层", "室", "房", "户", "铺"];

    // What stands in a road with a number and is nobody's home, and what is counted or decided there.
    private static readonly string[] Public =
    [
        "公园", "广场", "天桥", "人行桥", "立交", "大桥", "桥", "路灯", "灯杆", "灯", "地铁", "线", "令", "文", "出口", "入口", "口", "站", "码头", "公厕", "厕所", "垃圾", "停车", "变压器", "箱变", "配电", "井", "电杆", "岗亭", "工地", "地块", "标段", "泵",
        "通知", "公告", "通告", "决定", "决议", "函", "议案", "提案", "建议", "楼房", "高层", "住宅", "别墅", "厂房", "雕塑", "牌坊", "塔", "亭", "闸", "台风", "机组", "机", "车", "院线", "专线", "文件", "会议", "仓", "球场", "篮球", "学校", "幼儿园", "市场",
    ];

    internal static void Detect(FoldedText text, List<Removal> found)
    {
        EnglishAddressDetector.Detect(text, found);
        int place = 0;
        while (place < text.Length)
        {
            if (!IsNumber(text[place]))
            {
                place++;
                continue;
            }

            int end = Chain(text, place, out bool enough);
            if (enough)
            {
                found.Add(new(PersonalDataKind.Address, place, end - place));
            }

            place = end > place ? end : SkipNumber(text, place);
        }
    }

    /// <summary>Reads parts one after the other; returns the place after them, or the start when there is none.</summary>
    private static int Chain(FoldedText text, int start, out bool enough)
    {
        bool afterRoad = Roads.Contains(text[text[start - 1] == ' ' ? start - 2 : start - 1]);
        int parts = 0;
        int end = start;
        string? before = null;
        enough = false;
        while (true)
        {
            int from = parts == 0 ? end : SkipGap(text, end);
            int number = NumberLength(text, from);
            int after = from + number + (afterRoad && text[from + number] == ' ' ? 1 : 0);
            string? part = number is 0 or > LongestNumber ? null : PartAt(text, after);
            if (part is null)
            {
                // A bare room number after a part of a building: 3栋501.
                if (parts > 0 && number is >= 3 and <= 5 && !Counters.Contains(text[from + number]) && !char.IsAsciiLetter(text[from + number]))
                {
                    enough = true;
                    end = from + number;
                }

                return end;
            }

            parts++;
            end = after + part.Length;
            bool line = parts == 1 && IsPublic(text, end);
            enough |= (before is not null && before != part) || (part is "室" or "房" && number >= 3) || part is "号房" or "号铺" || (afterRoad && !line && part is "号" or "号楼" or "号院") || (afterRoad && !line && part is "栋" or "幢" or "座" && text[end] is not ('楼' or '房'));
            end = enough && part is "号" or "号楼" or "栋" or "幢" ? Attached(text, end) : end;
            before = part; // two of the same are a list (1楼、2楼), not one inside the other
        }
    }

    private static bool IsPublic(FoldedText text, int end)
    {
        foreach (string thing in Public)
        {
            if (text.From(end).StartsWith(thing))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A number attached to a house's: 28号附2号, 28号之一.</summary>
    private static int Attached(FoldedText text, int end)
    {
        if (text[end] is not ('附' or '之'))
        {
            return end;
        }

        int number = NumberLength(text, end + 1);
        return number == 0 ? end : end + 1 + number + (text[end + 1 + number] == '号' ? 1 : 0);
    }

    private static int SkipGap(FoldedText text, int i) => text[i] is ' ' or '-' or ',' or '，' or '、' ? i + 1 : i;

    private static int SkipNumber(FoldedText text, int i)
    {
        while (IsNumber(text[i]))
        {
            i++;
        }

        return i;
    }

    private static int NumberLength(FoldedText text, int from)
    {
        int length = 0;
        bool digit = false;
        while (length <= LongestNumber && (IsNumber(text[from + length]) || (length > 0 && text[from + length] is '-' or '之' && IsNumber(text[from + length + 1]))))
        {
            digit |= !char.IsAsciiLetter(text[from + length]);
            length++;
        }

        return digit || length == 1 ? length : 0;
    }

    private static bool IsNumber(char c) => char.IsAsciiLetter(c) || c is '十' or '百' or '千' || FoldedText.DigitOf(c) >= 0;

    private static string? PartAt(FoldedText text, int place)
    {
        foreach (string part in Parts)
        {
            if (text.From(place).StartsWith(part))
            {
                return part;
            }
        }

        return null;
    }
}
