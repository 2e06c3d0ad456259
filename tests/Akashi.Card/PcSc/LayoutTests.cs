using System.Runtime.CompilerServices;
using Akashi.Card.PcSc.Native;

namespace Akashi.Card.Tests.PcSc;

/// <summary>Sizes of the structures passed to the system's library, as each system's headers define them on 64 bits.</summary>
public sealed class LayoutTests
{
    [Fact]
    public void Reader_state_of_pcsc_lite_is_80_bytes() =>
        Assert.Equal((80, 16), (Unsafe.SizeOf<LinuxPcSc.ReaderState>(), Unsafe.SizeOf<LinuxPcSc.IoRequest>()));

    [Fact]
    public void Reader_state_of_macOS_is_61_bytes() => Assert.Equal((61, 8), (Unsafe.SizeOf<MacPcSc.ReaderState>(), Unsafe.SizeOf<MacPcSc.IoRequest>()));

    [Fact]
    public void Reader_state_of_Windows_is_64_bytes() =>
        Assert.Equal((64, 8), (Unsafe.SizeOf<WindowsPcSc.ReaderState>(), Unsafe.SizeOf<WindowsPcSc.IoRequest>()));
}
