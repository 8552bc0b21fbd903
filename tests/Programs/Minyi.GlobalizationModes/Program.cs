using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Minyi;

// Judges every character and many sequences as ids, and prints what came of it: the same in both globalization modes. Where the host's own library
// normalizes (ICU), it is asked as well, and must agree.
bool icu = "a\u0301".Normalize().Length == 1;
using IncrementalHash answers = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
int judged = 0, accepted = 0;
List<string> differences = [];

for (int code = 0; code <= 0x10FFFF; code++)
{
    if (code is < 0xD800 or > 0xDFFF)
    {
        Judge($"x{char.ConvertFromUtf32(code)}y");
    }
}

// Letters, marks, jamo and syllables in random order: what normalization has to put in order and to compose. The generator is ours, so that it repeats itself.
int[][] pools =
[
    [.. Codes(0x41, 0x5A), .. Codes(0xC0, 0x17F), .. Codes(0x1E00, 0x1EFF)],
    [.. Codes(0x300, 0x345), .. Codes(0x591, 0x5BD), 0x3099, 0x309A, 0x94D, 0x9BC, 0x9BE, 0x1DCE, 0x110BA, 0x11127],
    [.. Codes(0x1100, 0x1112), .. Codes(0x1161, 0x1175), .. Codes(0x11A7, 0x11C2), .. Codes(0xAC00, 0xAC40)],
    [0x9C7, 0x9D6, 0xB92, 0xC46, 0xDD9, 0x1025, 0x1B05, 0x11131, 0x114B9, 0x115B8, 0x304B, 0x30CF, 0xF900, 0xFA10, 0x2F800, 0x212B, 0x2126],
];
ulong state = 20241;
for (int i = 0; i < 200_000; i++)
{
    StringBuilder text = new();
    for (int length = 1 + Next(7); length > 0; length--)
    {
        int[] pool = pools[Next(pools.Length)];
        text.Append(char.ConvertFromUtf32(pool[Next(pool.Length)]));
    }

    Judge(text.ToString());
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"icu {icu}"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"judged {judged} accepted {accepted} {Convert.ToHexStringLower(answers.GetHashAndReset())}"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"differences {differences.Count} {string.Join(' ', differences.Take(10))}"));

void Judge(string text)
{
    judged++;
    string? refused = IdentifierRule.Refuse(text)?.Text.English;
    accepted += refused is null ? 1 : 0;
    answers.AppendData(Encoding.UTF8.GetBytes(refused ?? text));
    bool unassigned = refused?.Contains("does not assign", StringComparison.Ordinal) == true; // a newer library may know it
    bool form = refused?.Contains("normalization", StringComparison.Ordinal) != true;
    bool unfit = refused is not null && form;
    if (icu && !unassigned && !unfit && text.IsNormalized() != form)
    {
        differences.Add(string.Join('-', text.EnumerateRunes().Select(r => r.Value.ToString("X4", CultureInfo.InvariantCulture))));
    }
}

IEnumerable<int> Codes(int first, int last) => Enumerable.Range(first, last - first + 1);

int Next(int bound)
{
    state = unchecked((state * 6364136223846793005) + 1442695040888963407);
    return (int)((state >> 33) % (ulong)bound);
}
