using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Akashi.Verification.Kept;

namespace Akashi.Verification.Offline;

/// <summary>
/// What <see cref="TrustFetch"/> left in a folder, for verifying without a network. Everything except the root and the name of the system is checked
/// again when the folder is opened; nothing in it is changed.
/// </summary>
public sealed class TrustFolder
{
    private static readonly HttpClient NoNetwork = new(new Away());
    private readonly KnowledgeKeeper keeper;
    private readonly FolderSystem system;

    private TrustFolder(KnowledgeKeeper keeper, FolderSystem system) => (this.keeper, this.system) = (keeper, system);

    /// <summary>When the folder was filled.</summary>
    public DateTimeOffset FetchedAt => system.FetchedAt;

    /// <summary>What counts now. Say with each result how old it is: <see cref="Knowledge.KeysAsOf"/> and the verdict's own time.</summary>
    public Knowledge Current
    {
        get
        {
            var known = keeper.Offline;
            // The folder was filled at a time that a clock, then, took for the present: a clock that is behind it is wrong.
            return known.WitnessAt > FetchedAt ? known : known with { WitnessAt = FetchedAt };
        }
    }

    /// <summary>Opens a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="clock">The time.</param>
    /// <param name="opened">The folder; null where it cannot be opened.</param>
    /// <param name="problem">What is wrong with it, in words; empty where nothing is.</param>
    public static bool TryOpen(string folder, TimeProvider clock, [NotNullWhen(true)] out TrustFolder? opened, out string problem)
    {
        ArgumentNullException.ThrowIfNull(clock);
        (opened, problem) = (null, "");
        try
        {
            var files = new FolderFiles(folder);
            if (FolderSystem.Read(files) is not { } system || files.Read(FolderSystem.RootFile) is not { } root)
            {
                problem = $"it lacks {FolderSystem.File} or {FolderSystem.RootFile}";
                return false;
            }
            var roots = new X509Certificate2Collection();
            roots.ImportFromPem(Encoding.ASCII.GetString(root));
            var settings = new SystemSettings { Service = system.Service, Verifier = system.Verifier, Issuer = system.Issuer, Roots = roots, Folder = folder };
            var keeper = new KnowledgeKeeper(settings, NoNetwork, clock, new NoNotices(), new StagedFiles(files, isNew: false));
            keeper.RestoreAll(forgets: false);
            opened = new TrustFolder(keeper, system);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            problem = e.Message;
            return false;
        }
    }

    private sealed class Away : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("There is no network.");
    }
}
