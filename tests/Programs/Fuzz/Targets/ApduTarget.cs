using Akashi.Card.Emulator;
using Akashi.Card.Jpki;
using Akashi.Card.SurfaceInput;
using Akashi.Card.Transport;

namespace Akashi.Fuzz.Targets;

/// <summary>
/// Whole conversations with a card. The first byte says which side is hostile. If it is even, the rest are a card's answers to the reader; if odd, a
/// reader's commands to the emulated card. Each is two bytes of length and a body; after the last one the card is gone.
/// </summary>
internal static class ApduTarget
{
    private const int MostCommands = 40_000;
    private const int LongestFile = 16 * 1024;
    private const int LongestBody = 0x1FF;
    private static readonly byte[] Pin = "1234"u8.ToArray();
    private static readonly byte[] Password = "ABC123"u8.ToArray();

    public static Target Make(Material material)
    {
        var key = material.Key();
        var authentication = new CardKey(key, material.Authentication, material.AuthenticationRoot.RawData);
        var signature = new CardKey(key, material.Signature, material.SignatureRoot.RawData);
        CardImage Image() => new()
        {
            Authentication = authentication,
            Signature = signature,
            AuthenticationPin = new CardSecret("1234", 3),
            SignaturePassword = new CardSecret("ABC123", 5),
            HelperPin = new CardSecret("1234", 3),
            Facts = Tlv.Facts("髙﨑\u3000𠮷乃", "東京都千代田区1-2-3", "19900515", "2"),
            MyNumber = Tlv.Encode(0x10, "000000000000"u8),
        };
        var recorder = new Recorder(new SoftwareCard(Image()));
        TalkAsync(recorder).GetAwaiter().GetResult();
        return new Target("apdu", [Script(0, recorder.Answers), Script(1, recorder.Commands)], input =>
        {
            if (input.Length == 0) return;
            if ((input[0] & 1) == 0) TalkAsync(new Answering(Bodies(input))).GetAwaiter().GetResult();
            else Command(new SoftwareCard(Image()), Bodies(input));
        });
    }

    // Everything that the agent does with a card.
    private static async Task TalkAsync(ICardChannel card)
    {
        var ct = CancellationToken.None;
        if ((await JpkiApplication.SelectAsync(card, ct)).Value is { } jpki)
        {
            await jpki.HasSignatureAsync(ct);
            foreach (var (key, secret) in new[] { (JpkiKey.Authentication, Pin), (JpkiKey.Signature, Password) })
            {
                FindingException.Unless((await jpki.TriesLeftAsync(key, ct)).Value is >= 0 and <= 15, "Tries left are a digit of a status word.");
                await jpki.VerifyAsync(key, secret, ct);
                var certificate = await jpki.ReadCertificateAsync(key, ct);
                FindingException.Unless(certificate.Value is null or { Length: <= LongestFile }, "A file has an end.");
                FindingException.Unless(
                    (await jpki.SignAsync(key, new byte[32], ct)).Value is null or { Length: >= 256 }, "A signature is no shorter than the key.");
            }
        }
        if ((await SurfaceInputHelper.SelectAsync(card, ct)).Value is not { } helper) return;
        await helper.TriesLeftAsync(ct);
        await helper.VerifyAsync(Pin, ct);
        if ((await helper.ReadFactsAsync(ct)).Value is { } facts) TlvTarget.Check(facts);
    }

    private static void Command(SoftwareCard card, IEnumerable<byte[]> commands)
    {
        var knows = false;
        foreach (var command in commands)
        {
            var answer = card.Transmit(command);
            FindingException.Unless(answer.Length >= 2, "Each command is answered by a status word.");
            knows |= command.AsSpan().IndexOf(Pin) >= 0 || command.AsSpan().IndexOf(Password) >= 0;
            FindingException.Unless(knows || command is not [0x80, 0x2A, ..] || answer.Length == 2, "Nothing is signed before a secret was sent.");
        }
    }

    private static byte[] Script(byte who, IEnumerable<byte[]> bodies) =>
        [who, .. bodies.SelectMany(b => new[] { (byte)(b.Length >> 8), (byte)(b.Length & 0xFF) }.Concat(b))];

    private static IEnumerable<byte[]> Bodies(byte[] input)
    {
        for (var at = 1; at + 2 <= input.Length;)
        {
            var length = Math.Min(((input[at] << 8) | input[at + 1]) & LongestBody, input.Length - at - 2);
            yield return input[(at + 2)..(at + 2 + length)];
            at += 2 + length;
        }
    }

    private sealed class Answering(IEnumerable<byte[]> answers) : ICardChannel
    {
        private readonly IEnumerator<byte[]> next = answers.GetEnumerator();
        private int commands;

        public Task<byte[]?> TransmitAsync(ReadOnlyMemory<byte> command, CancellationToken ct)
        {
            FindingException.Unless(++commands < MostCommands, "A conversation has an end.");
            return Task.FromResult(next.MoveNext() ? next.Current : null);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class Recorder(SoftwareCard card) : ICardChannel
    {
        public List<byte[]> Commands { get; } = [];

        public List<byte[]> Answers { get; } = [];

        public Task<byte[]?> TransmitAsync(ReadOnlyMemory<byte> command, CancellationToken ct)
        {
            Commands.Add(command.ToArray());
            Answers.Add(card.Transmit(command.Span));
            return Task.FromResult<byte[]?>(Answers[^1]);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
