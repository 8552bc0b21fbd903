using System.Collections.Frozen;

namespace Minyi.Publication.Detection;

/// <summary>What is written after a label.</summary>
internal enum LabelledValue
{
    /// <summary>An account of letters, digits, _ and -.</summary>
    Account,

    /// <summary>An account of digits.</summary>
    DigitAccount,

    /// <summary>A name after an at-sign, or an account.</summary>
    Handle,

    /// <summary>A passport's or travel permit's number: seven or more letters and digits.</summary>
    Permit,

    /// <summary>An identity card's number of whatever place.</summary>
    Identity,

    /// <summary>A number of a hospital, an insurance or a fund: five or more letters and digits.</summary>
    Record,

    /// <summary>A code of an organization: 15 to 18 letters and digits.</summary>
    OrganizationCode,

    /// <summary>A bank account: nine or more digits.</summary>
    BankAccount,

    /// <summary>A licence plate without its province, or with it at the end.</summary>
    Plate,

    /// <summary>The last digits of some number.</summary>
    Tail,
}

/// <summary>The words after which a number is somebody's, whatever its form.</summary>
internal static class Labels
{
    private static readonly (PersonalDataKind Kind, LabelledValue Value, string[] Words)[] All =
    [
        (PersonalDataKind.Account, LabelledValue.Account, ["微信", "薇信", "微信号", "抖音", "抖音号", "快手", "小红书", "小红书号", "支付宝", "WECHAT", "WEIXIN", "VX", "WX", "TELEGRAM", "WHATSAPP", "ALIPAY"]),
        (PersonalDataKind.Account, LabelledValue.DigitAccount, ["QQ", "QQ号", "QQ群", "扣扣", "企鹅号", "群号"]),
        (PersonalDataKind.Account, LabelledValue.Handle, ["微博", "WEIBO"]),
        (PersonalDataKind.Document, LabelledValue.Permit, ["护照", "通行证", "回乡证", "台胞证", "港澳证", "军官证", "士兵证", "警官证", "记者证", "残疾证", "残疾人证", "驾驶证", "驾照", "居留许可", "居住证", "永居证", "PASSPORT", "PERMIT"]),
        (PersonalDataKind.ResidentIdentity, LabelledValue.Identity, ["身份证", "身份证号", "身份号码", "居民证", "证件", "HKID", "IDENTITY", "IDENTITY CARD", "IDENTITY NUMBER", "ID CARD", "ID NUMBER", "ID NO"]),
        (PersonalDataKind.Document, LabelledValue.Record,
            ["病历号", "病案号", "病历", "就诊号", "就诊卡", "诊疗卡", "住院号", "门诊号", "医保号", "医保卡", "医疗保险号", "社保号", "社保卡", "社会保障号", "社会保障卡", "社会保险号", "公积金账号", "公积金号", "学籍号", "MEDICAL RECORD", "PATIENT ID", "SOCIAL SECURITY"]),
        (PersonalDataKind.OrganizationCode, LabelledValue.OrganizationCode, ["信用代码", "税号", "纳税人识别号", "纳税识别号", "注册号", "执照", "营业执照", "组织机构代码", "CREDIT CODE", "TAX NUMBER"]),
        (PersonalDataKind.BankCard, LabelledValue.BankAccount, ["账号", "账户", "帐号", "帐户", "卡号", "银行卡", "存折", "ACCOUNT", "ACCOUNT NUMBER", "CARD NUMBER"]),
        (PersonalDataKind.LicencePlate, LabelledValue.Plate, ["车牌", "车牌号", "牌照", "车号", "PLATE"]),
        (PersonalDataKind.Other, LabelledValue.Tail, ["后四位", "后六位", "后三位", "后4位", "后6位", "后3位", "末四位", "末六位", "末4位", "末6位", "尾号", "LAST FOUR DIGITS", "LAST 4 DIGITS"]),
    ];

    // Words that may stand between a label and its number, longer ones first.
    private static readonly string[] Fillers = ["NUMBER", "号码", "账号", "帐号", "编号", "NO.", "号", "码", "是", "为", "叫", "ID", "NO", "IS", ":", "=", "#", "(", " ", ".", "\r", "\n"];

    private static readonly FrozenDictionary<char, (string Word, PersonalDataKind Kind, LabelledValue Value)[]> ByFirst = All
        .SelectMany(l => l.Words.Select(w => (Word: w, l.Kind, l.Value)))
        .GroupBy(l => l.Word[0])
        .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(l => l.Word.Length).ToArray());

    /// <summary>The longest label that starts at a place; its word is empty when there is none.</summary>
    internal static (string Word, PersonalDataKind Kind, LabelledValue Value) At(FoldedText text, int place)
    {
        char first = char.ToUpperInvariant(text[place]);
        if (!ByFirst.TryGetValue(first, out (string Word, PersonalDataKind Kind, LabelledValue Value)[]? labels) || (char.IsAsciiLetter(first) && char.IsAsciiLetterOrDigit(text[place - 1])))
        {
            return ("", default, default);
        }

        foreach ((string Word, PersonalDataKind Kind, LabelledValue Value) label in labels)
        {
            if (text.From(place).StartsWith(label.Word, StringComparison.OrdinalIgnoreCase) && !(char.IsAsciiLetter(label.Word[^1]) && char.IsAsciiLetter(text[place + label.Word.Length])))
            {
                return label;
            }
        }

        return ("", default, default);
    }

    /// <summary>The place after the words between a label and its number, and whether they say that one comes.</summary>
    internal static int SkipFillers(FoldedText text, int place, out bool says)
    {
        const int Most = 6;
        says = false;
        for (int words = 0; words < Most; words++)
        {
            string? filler = null;
            foreach (string word in Fillers)
            {
                bool fits = text.From(place).StartsWith(word, StringComparison.OrdinalIgnoreCase);
                if (fits && !(char.IsAsciiLetter(word[^1]) && char.IsAsciiLetterOrDigit(text[place + word.Length])))
                {
                    filler = word;
                    break;
                }
            }

            if (filler is null)
            {
                return place;
            }

            says |= filler is not (" " or "." or "\r" or "\n" or "(");
            place += filler.Length;
        }

        return place;
    }
}
