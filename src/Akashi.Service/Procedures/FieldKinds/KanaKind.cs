using Akashi.Hosting;
using Akashi.Service.Platform.Texts;

namespace Akashi.Service.Procedures.FieldKinds;

/// <summary>A reading in katakana; hiragana and half-width katakana are converted.</summary>
internal sealed class KanaKind : FieldKind
{
    /// <summary>The answer contains characters that are not kana.</summary>
    public static readonly FieldFault NotKana = new(nameof(NotKana));

    public override string Code => "kana";

    public override IReadOnlyList<RegisterFact> MayBind => [RegisterFact.Kana];

    protected override FieldAnswer Read(string text, FieldContext context)
    {
        OutsideText.TryFold(text, out var folded);
        var kana = new string([.. folded.Select(c => c == ' ' ? '　' : TextFold.Katakana(c))]);
        return kana.All(c => c is (>= 'ァ' and <= 'ヺ') or 'ー' or '・' or '　') ? new FieldAnswer(kana) : FieldAnswer.Refused(NotKana);
    }
}
