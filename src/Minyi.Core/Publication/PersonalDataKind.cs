namespace Minyi.Publication;

/// <summary>The kinds of personal data that do not go on the community board.</summary>
public enum PersonalDataKind
{
    /// <summary>The name of the petitioner or of a contact 姓名.</summary>
    Name,

    /// <summary>A mobile or landline number 电话.</summary>
    Telephone,

    /// <summary>A resident identity number 居民身份证号码 with its valid check digit (GB 11643-1999).</summary>
    ResidentIdentity,

    /// <summary>A bank card number 银行卡号: 16 to 19 digits that pass the Luhn check (ISO/IEC 7812-1).</summary>
    BankCard,

    /// <summary>A licence plate 车牌号 of a motor vehicle (GA 36).</summary>
    LicencePlate,

    /// <summary>An e-mail address 电子邮箱.</summary>
    Email,

    /// <summary>The part of an address that leads to one house or flat 门牌、楼栋、房号. Road, community and street stay.</summary>
    Address,

    /// <summary>What the clerk marked by hand.</summary>
    Other,
}
