using System.Globalization;
using System.Text;
using System.Text.Json;
using Minyi.Json;
using Minyi.Reporting.Tables;
using Minyi.Scoring.Schemes.BuiltIn;
using Minyi.Scoring.Schemes.Json;
using Minyi.Workflow.Json;

namespace Minyi.Samples.Tests.Hostile;

/// <summary>
/// Inputs changed at random under a seed: no reader may do worse than refuse. Here a short slice; <c>eng/hostile</c> runs long ones, told by MINYI_HOSTILE_COUNT and MINYI_HOSTILE_SEED.
/// </summary>
public sealed class HostileRunTests
{
    private static readonly int Count = Number("MINYI_HOSTILE_COUNT", 2_000);
    private static readonly int Seed = Number("MINYI_HOSTILE_SEED", 20_100_201);

    private static readonly string[] Tokens =
        ["\"", "\"\"", ",", "\n", "\r", "\r\n", "\0", "\uFEFF", "=", ";", "\t", "{", "}", "[", "]", "null", "1e999", "-0", "\\ud800", "9999-12-31", "合计", "\u202E", "\u200B", "٣", "１", new('9', 400)];

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : otherwise;

    private static byte[] Changed(byte[] input, Random random)
    {
        List<byte> bytes = [.. input];
        for (int change = random.Next(1, 5); change > 0; change--)
        {
            int at = random.Next(bytes.Count + 1);
            switch (random.Next(5))
            {
                case 0 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1 when at < bytes.Count:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 2:
                    int from = random.Next(bytes.Count + 1);
                    bytes.InsertRange(at, bytes.GetRange(from, Math.Min(random.Next(30), bytes.Count - from)));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Whether the file was read to its end; the work is bounded by the bytes: no row and no field more than there are.</summary>
    private static bool ReadAll(byte[] bytes, bool isWorkbook)
    {
        try
        {
            using TableReader reader = TableReader.Open(new MemoryStream(bytes), isWorkbook);
            long rows = 0, fields = 0;
            while (reader.Read())
            {
                rows++;
                fields += reader.Count;
                for (int i = 0; i < reader.Count; i++)
                {
                    string text = reader.Text(i);
                    _ = TypedText.TryNumber(text, out _) || TypedText.TryDate(text, out _) || TypedText.TryBoolean(text, out _);
                    _ = IdKey.Of(text);
                }
            }

            Assert.True(isWorkbook || (rows <= bytes.Length + 1 && fields <= (2 * bytes.Length) + 2), $"{rows} rows, {fields} fields of {bytes.Length} bytes");
            return true;
        }
        catch (TableFaultException)
        {
            return false;
        }
    }

    [Fact]
    public void Csv()
    {
        Random random = new(Seed);
        byte[] input = Encoding.UTF8.GetBytes("id,votes,date,note\n海山-1,\"5,200\",2024/9/29,\"a \"\"b\"\"\nc\"\n沙头角,１０,45564,\n");
        for (int i = 0; i < Count; i++)
        {
            ReadAll(Changed(input, random), isWorkbook: false);
        }
    }

    [Fact]
    public void Workbooks()
    {
        Random random = new(Seed);
        using MemoryStream stream = new();
        TableWorkbook.Write(stream, "a", ["id", "votes", "date"], [[new("海山"), new(null, 5_200), new(null, Date: new NodaTime.LocalDate(2024, 9, 29))]]);
        for (int i = 0; i < Count / 4; i++)
        {
            ReadAll(Changed(stream.ToArray(), random), isWorkbook: true);
        }
    }

    [Fact]
    public void Json_lines()
    {
        Random random = new(Seed);
        byte[] input = "{\"at\":\"2024-09-29T09:00:00+08:00\",\"id\":\"c-1\",\"by\":{\"id\":\"rep-7\",\"roles\":[\"R\"],\"units\":[]},\"amount\":1.50,\"text\":\"社区\"}"u8.ToArray();
        for (int i = 0; i < Count; i++)
        {
            byte[] bytes = Changed(input, random);
            if (JsonGate.Check(bytes) is null)
            {
                // What the gate lets pass, the platform's strict reader reads to the last text.
                using JsonDocument document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
                Visit(document.RootElement);
            }
        }
    }

    [Fact]
    public void Workflows_and_schemes()
    {
        Random random = new(Seed);
        byte[] workflow = Encoding.UTF8.GetBytes(WorkflowJson.Write(PetitionWorkflow.BuiltInDefinition("service-request")));
        byte[] scheme = Encoding.UTF8.GetBytes(SchemeJson.Write(BuiltInSchemes.All[0].Document));
        for (int i = 0; i < Count / 10; i++)
        {
            WorkflowReading reading = WorkflowJson.Read(Encoding.UTF8.GetString(Changed(workflow, random)));
            Assert.Equal(reading.Definition is null, reading.Faults.Count > 0);
            (object? read, IReadOnlyCollection<object> faults) = SchemeJson.Read(Changed(scheme, random)) is var (s, f) ? (s, f.Cast<object>().ToArray()) : default;
            Assert.Equal(read is null, faults.Count > 0);
        }
    }

    private static void Visit(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    Assert.NotNull(property.Name);
                    Visit(property.Value);
                }

                break;
            case JsonValueKind.Array:
                Assert.All(element.EnumerateArray(), e => Assert.NotEqual(JsonValueKind.Null, e.ValueKind));
                foreach (JsonElement part in element.EnumerateArray())
                {
                    Visit(part);
                }

                break;
            case JsonValueKind.String:
                Assert.NotNull(element.GetString());
                break;
        }
    }
}
