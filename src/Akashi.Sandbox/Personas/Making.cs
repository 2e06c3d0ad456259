using System.Security.Cryptography;
using System.Text;

namespace Akashi.Sandbox.Personas;

/// <summary>One program at a time makes keys in a data folder: another (./run card beside ./run) waits, and finds what the first made.</summary>
internal sealed class Making : IDisposable
{
    private readonly Mutex mutex;

    private Making(Mutex mutex) => this.mutex = mutex;

    /// <summary>Waits for its turn; to be disposed by the same thread.</summary>
    public static Making In(string folder)
    {
        var mutex = new Mutex(false, @"Global\akashi-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder)))));
        try
        {
            mutex.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // The other one died; the turn is ours.
        }
        return new Making(mutex);
    }

    public void Dispose()
    {
        mutex.ReleaseMutex();
        mutex.Dispose();
    }
}
