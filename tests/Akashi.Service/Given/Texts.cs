using CsCheck;

namespace Akashi.Service.Tests.Given;

/// <summary>Any text at all: letters, digits, kana, marks, halves of surrogate pairs and characters that are none.</summary>
internal static class Texts
{
    private const string Special = "\ud800\udfff\uffff\ufffe\ufffd\0\n\u3000\u0301\u200d元第号ー－‐０９ａＺｶﾞァヶぁゖ@.+-() ";

    public static readonly Gen<string> Any = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char[Special], 0, 40],
        Gen.String[Gen.OneOf(Gen.Char['0', '9'], Gen.Char[Special]), 0, 20],
        Gen.String[Gen.Char['0', '9'], 0, 12]);
}
