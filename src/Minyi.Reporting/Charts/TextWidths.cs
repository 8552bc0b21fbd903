using OxyPlot;

namespace Minyi.Reporting.Charts;

/// <summary>Estimates how wide texts are without any font on the machine: a Chinese character is one em, a Latin one about half.</summary>
/// <remarks>The charts' layout is therefore the same on every machine; the text itself is drawn by the reader's browser.</remarks>
internal sealed class TextWidths : RenderContextBase
{
    public override int ClipCount => 0;

    public override void PushClip(OxyRect clippingRectangle)
    {
        // Only measures.
    }

    public override void PopClip()
    {
        // Only measures.
    }

    public override void DrawLine(IList<ScreenPoint> points, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode, double[] dashArray, LineJoin lineJoin)
    {
        // Only measures.
    }

    public override void DrawPolygon(IList<ScreenPoint> points, OxyColor fill, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode, double[] dashArray, LineJoin lineJoin)
    {
        // Only measures.
    }

    public override void DrawText(ScreenPoint p, string text, OxyColor fill, string fontFamily, double fontSize, double fontWeight, double rotation, HorizontalAlignment horizontalAlignment, VerticalAlignment verticalAlignment, OxySize? maxSize)
    {
        // Only measures.
    }

    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        if (string.IsNullOrEmpty(text))
        {
            return OxySize.Empty;
        }

        string[] lines = text.Split('\n');
        return new(lines.Max(Ems) * fontSize, lines.Length * fontSize * 1.2);
    }

    private static double Ems(string line) => line.Sum(c => c >= 0x2E80 ? 1.0 : char.IsUpper(c) || c is '%' or 'm' or 'w' ? 0.7 : 0.56);
}
