using Akashi.Card.Transport;

namespace Akashi.Card.Tests;

/// <summary>A card that answers as the test says, and records what it receives.</summary>
internal sealed class ScriptedChannel(Func<byte[], byte[]?> answer) : ICardChannel
{
    public List<byte[]> Sent { get; } = [];

    /// <summary>Accepts every SELECT, and answers everything else with one status word.</summary>
    public static ScriptedChannel WithStatus(int status) => new(command => command[1] == 0xA4 ? [0x90, 0x00] : [(byte)(status >> 8), (byte)(status & 0xFF)]);

    public Task<byte[]?> TransmitAsync(ReadOnlyMemory<byte> command, CancellationToken ct)
    {
        Sent.Add(command.ToArray());
        return Task.FromResult(answer(command.ToArray()));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
