namespace Minyi;

/// <summary>The languages that texts for people come in. The language is always an argument, never the thread's culture.</summary>
public enum Language
{
    /// <summary>Simplified Chinese, <c>zh-Hans</c>.</summary>
    Chinese,

    /// <summary>English, <c>en</c>.</summary>
    English,
}
