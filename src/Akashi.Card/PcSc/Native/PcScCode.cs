namespace Akashi.Card.PcSc.Native;

/// <summary>Codes and numbers of PC/SC (part 5, and pcsclite.h), the same on every system.</summary>
internal static class PcScCode
{
    public const uint Ok = 0;
    public const uint Cancelled = 0x80100002;
    public const uint UnknownReader = 0x80100009;
    public const uint Timeout = 0x8010000A;
    public const uint SharingViolation = 0x8010000B;
    public const uint NoCard = 0x8010000C;
    public const uint ProtocolMismatch = 0x8010000F;
    public const uint ReaderUnavailable = 0x80100017;
    public const uint NoReaders = 0x8010002E;
    public const uint Reset = 0x80100068;
    public const uint Removed = 0x80100069;

    public const uint ScopeSystem = 2;
    public const uint ShareShared = 2;
    public const uint ProtocolT1 = 2;
    public const uint LeaveCard = 0;
    public const uint ResetCard = 1;
    public const uint StateChanged = 0x0002;
    public const uint StatePresent = 0x0020;

    /// <summary>A pseudo-reader whose state changes when readers are plugged in or unplugged.</summary>
    public const string PlugAndPlay = @"\\?PnP?\Notification";
}
