using Akashi.Card.Transport;

namespace Akashi.Card.Tests;

/// <summary>A card that answers as it is told, and remembers what it was sent.</summary>
internal sealed class ScriptedChannel(Func<byte[], byte[]?> answer) : ICardChannel
{
    public List<byte[]> Sent { get; } = [];

    /// <summary>Selects everything, and answers all else with one status word.</summary>
    public static ScriptedChannel WithStatus(int status) => new(command => command[1] == 0xA4 ? [0x90, 0x00] : [(byte)(status >> 8), (byte)(status & 0xFF)]);

    public Task<byte[]?> TransmitAsync(ReadOnlyMemory<byte> command, CancellationToken ct)
    {
        Sent.Add(command.ToArray());
        return Task.FromResult(answer(command.ToArray()));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
