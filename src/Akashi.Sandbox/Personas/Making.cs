using System.Security.Cryptography;
using System.Text;

namespace Akashi.Sandbox.Personas;

/// <summary>
/// Only one program at a time makes keys in a data folder. Another one (./run card beside ./run) waits, and finds what the first has made.
/// </summary>
internal sealed class Making : IDisposable
{
    private readonly Mutex mutex;

    private Making(Mutex mutex) => this.mutex = mutex;

    /// <summary>Waits for its turn; dispose it on the same thread.</summary>
    public static Making In(string folder)
    {
        var mutex = new Mutex(false, @"Global\akashi-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder)))));
        try
        {
            mutex.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // The other program died, so it is our turn.
        }
        return new Making(mutex);
    }

    public void Dispose()
    {
        mutex.ReleaseMutex();
        mutex.Dispose();
    }
}
