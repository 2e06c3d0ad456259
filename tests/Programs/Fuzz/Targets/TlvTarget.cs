using Akashi.Card;
using Akashi.Card.Emulator;
using Akashi.Card.SurfaceInput;

namespace Akashi.Fuzz.Targets;

/// <summary>Values on a card: their heads, and the facts.</summary>
internal static class TlvTarget
{
    public static Target Make() => new("tlv", [Tlv.Facts("髙﨑\u3000𠮷乃", "東京都千代田区1-2-3", "19900515", "2"), Tlv.Encode(0x30, new byte[300])], Take);

    /// <summary>Whether the bytes are exactly one value.</summary>
    public static bool IsOneValue(ReadOnlySpan<byte> bytes) => TlvReader.TryHead(bytes, out _, out var head, out var length) && head + length == bytes.Length;

    /// <summary>What is accepted as facts has the form of facts.</summary>
    public static void Check(CardFacts facts)
    {
        FindingException.Unless(facts.Name.Length > 0 && facts.Address.Length > 0, "Facts have a name and an address.");
        FindingException.Unless(facts.BirthDate is { Length: 8 } birth && birth.All(char.IsAsciiDigit), "A birth date is 8 digits.");
        FindingException.Unless(facts.Sex is "1" or "2" or "9", "Sex is one of its codes.");
    }

    private static void Take(byte[] input)
    {
        var reader = new TlvReader(input);
        var taken = 0;
        while (reader.TryRead(out _, out var value))
        {
            taken += value.Length + 2;
            FindingException.Unless(taken <= input.Length, "Values lie beside each other in the input.");
        }
        if (!SurfaceInputHelper.TryParse(input, out var facts)) return;
        FindingException.Unless(IsOneValue(input), "Facts are one value and nothing behind it.");
        Check(facts);
    }
}
