namespace Minyi.Publication;

/// <summary>The kinds of personal data that do not go on the community board.</summary>
public enum PersonalDataKind
{
    /// <summary>The name of the petitioner or of a contact 姓名.</summary>
    Name,

    /// <summary>A mobile or landline number 电话.</summary>
    Telephone,

    /// <summary>A resident identity number 居民身份证号码: 18 digits with the valid check digit (GB 11643-1999), or 15 with a valid date of birth (GB 11643-1989).</summary>
    ResidentIdentity,

    /// <summary>A bank card number 银行卡号: 16 to 19 digits that pass the Luhn check (ISO/IEC 7812-1), or any account number that the text names as one.</summary>
    BankCard,

    /// <summary>A licence plate 车牌号 of a motor vehicle (GA 36).</summary>
    LicencePlate,

    /// <summary>An e-mail address 电子邮箱.</summary>
    Email,

    /// <summary>The part of an address that leads to one house or flat 门牌、楼栋、房号. Road, community and street stay.</summary>
    Address,

    /// <summary>An account of a messenger or a network that the text names: WeChat 微信, QQ, Weibo 微博.</summary>
    Account,

    /// <summary>The number of another document that the text names: passport 护照, travel permit 通行证, Hong Kong identity card, medical or social security number.</summary>
    Document,

    /// <summary>The number of an organization that the text names: unified social credit code 统一社会信用代码 (GB 32100), taxpayer's number 税号.</summary>
    OrganizationCode,

    /// <summary>Latitude and longitude 经纬度, precise enough to lead to a house.</summary>
    Coordinates,

    /// <summary>What the clerk marked by hand, and what is of no other kind.</summary>
    Other,
}
