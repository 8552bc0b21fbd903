namespace Minyi.Petitions.Duplicates;

/// <summary>A host's own language model: turns a text into a vector whose direction stands for its meaning.</summary>
/// <remarks>With one, texts count as alike when either their parts or their vectors are. The text is handed over once and not kept.</remarks>
public interface ITextEmbedding
{
    /// <summary>The vector of a text. All vectors of one model have the same length; its scale does not matter.</summary>
    /// <param name="text">Title and text, Chinese or English.</param>
    float[] Embed(string text);
}
