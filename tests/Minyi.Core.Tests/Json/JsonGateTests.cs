using System.Text;
using System.Text.Json;
using Minyi.Json;

namespace Minyi.Core.Tests.Json;

/// <summary>The gate against the platform's own reader, told to be strict, and against a slow second reader of one's own for what that lets pass.</summary>
public sealed class JsonGateTests
{
    private static readonly string[] Pieces =
        ["{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "\"a.b\"", "1", "-0.5e3", "null", "true", " ", "\n", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"\u793e\"", "//x\n", "\"\\u0061\""];

    [Theory]
    [InlineData("{\"a.b\":1,\"a\":{\"b\":2}}")]
    [InlineData("[{\"a\":1},{\"a\":2}]")]
    [InlineData("{\"a\":null}")]
    [InlineData("\"\\ud83d\\ude00\"")]
    public void Passes(string json) => Assert.Null(JsonGate.Check(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("{\"a\":1,\n\"a\":2}", 2, 1, "$.a")]
    [InlineData("{\"a\":1,\"\\u0061\":2}", 1, 8, "$.a")]
    [InlineData("{\"x\":[[0,\nnull]]}", 2, 1, "$.x[0][1]")]
    [InlineData("[\"\\ud800\"]", 1, 2, "$")]
    [InlineData("{\"\\udc00\":1}", 1, 2, "$")]
    [InlineData("[1,]", 1, 4, "$")]
    [InlineData("[1] 2", 1, 5, "$")]
    [InlineData("", 1, 1, "$")]
    [InlineData("\uFEFF[]", 1, 1, "$")]
    public void Refuses_with_the_place(string json, long line, long column, string path)
    {
        JsonFlaw flaw = JsonGate.Check(Encoding.UTF8.GetBytes(json))!;

        Assert.Equal((line, column, path), (flaw.Line, flaw.Column, flaw.Path));
    }

    [Fact]
    public void A_byte_that_is_not_utf8_is_named_by_its_place()
    {
        JsonFlaw flaw = JsonGate.Check([(byte)'{', (byte)'\n', (byte)'"', 0xE7, 0xA4, 0xBE, 0xFF, (byte)'"'])!;

        Assert.Equal((2, 5), (flaw.Line, flaw.Column));
    }

    [Fact]
    public void One_mark_is_taken_off_and_a_second_one_is_refused()
    {
        byte[] two = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.Preamble, (byte)'1'];

        Assert.NotNull(JsonGate.Check(JsonGate.WithoutMark(two).Span));
        Assert.Null(JsonGate.Check(JsonGate.WithoutMark(two.AsMemory(3)).Span));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(100_000, false)]
    public void Depth_has_an_end(int depth, bool passes) =>
        Assert.Equal(passes, JsonGate.Check(Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth))) is null);

    [Property(MaxTest = 2_000)]
    public void Passes_what_the_strict_platform_passes_less_what_no_reader_should(byte[] pieces)
    {
        string json = string.Concat(pieces.Select(p => Pieces[p % Pieces.Length]));

        Assert.Equal(Strict(json), JsonGate.Check(Encoding.UTF8.GetBytes(json)) is null);
    }

    [Property(MaxTest = 500)]
    public void Passes_what_was_written_and_finds_every_value_again(string[] names, int[] numbers)
    {
        string[] keys = [.. names.Where(n => n is not null && !n.Any(char.IsSurrogate)).Select(n => "k" + n).Distinct(StringComparer.Ordinal)];
        byte[] utf8 = JsonSerializer.SerializeToUtf8Bytes(new { list = numbers, members = keys.Select((k, i) => (k, i)).ToDictionary(p => p.k, p => p.i) });

        Assert.Null(JsonGate.Check(utf8));
        for (int i = 0; i < numbers.Length; i++)
        {
            (long line, long column) = JsonGate.Place(utf8, $"$.list[{i}]");
            Assert.Equal(1, line);
            Assert.StartsWith(numbers[i].ToString(System.Globalization.CultureInfo.InvariantCulture), Encoding.UTF8.GetString(utf8.AsSpan((int)column - 1)), StringComparison.Ordinal);
        }
    }

    /// <summary>Work is counted in bytes allocated: a long name above many values costs its length once.</summary>
    [Fact]
    public void Long_names_above_many_values_cost_little()
    {
        byte[] utf8 = Encoding.UTF8.GetBytes($"{{\"{new string('n', 130_000)}\":[{string.Join(',', Enumerable.Repeat("0", 65_000))}]}}");
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Null(JsonGate.Check(utf8));
        _ = JsonGate.Place(utf8, "$.x[64999]");

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    /// <summary>The second reader: JsonDocument with duplicates refused, and a walk for half pairs and nulls in arrays.</summary>
    private static bool Strict(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Sound(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool Sound(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().All(e => e.ValueKind != JsonValueKind.Null && Sound(e)),
        JsonValueKind.Object => element.EnumerateObject().All(p => p.Name is not null && Sound(p.Value)),
        JsonValueKind.String => element.GetString() is not null,
        _ => true,
    };
}
