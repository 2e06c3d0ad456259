using System.Security.Cryptography;
using Akashi.Service.Platform.Limits;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Akashi.Service.Platform.Kept;

/// <summary>
/// Keeps what was typed for the same person in the same browser. The text is encrypted with the form keys, with the secret of the browser's cookie and the
/// person as further keys: neither the database with its keys nor another person in that browser can read it.
/// </summary>
internal sealed class KeptForms(
    AkashiDb db, Commit commit, KeptFormCookie cookie, ActCounter counter, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Maximum number of forms kept for a person; the oldest gives way.</summary>
    public const int Most = 5;

    private const string Purpose = "Akashi.KeptForm";

    private static readonly LimitedActAttribute Limit = new("keep-form", 120);

    /// <summary>Whether a person may have another form kept in this hour. Asked before the form is read.</summary>
    public async Task<bool> MayKeepAsync(Guid subject, CancellationToken ct) => await counter.CountAsync(subject, Limit, ct) is null;

    /// <summary>Keeps the text of the request's form.</summary>
    /// <param name="http">The request, whose form was read and whose token was checked.</param>
    /// <param name="surface">The side.</param>
    /// <param name="subject">Who typed it.</param>
    /// <param name="ct">Cancels the act.</param>
    /// <returns>False if it is too long.</returns>
    public async Task<bool> KeepAsync(HttpContext http, string surface, Guid subject, CancellationToken ct)
    {
        var (form, path) = (http.Request.Form, PathOf(http.Request));
        if (path.Length > KeptForm.LongestPath || KeptFormText.Of(form) is not { } text) return false;
        var secret = cookie.Read(http, surface) ?? Secrets.Make();
        var kept = new KeptForm
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            KeyDigest = Secrets.Digest(secret),
            Surface = surface,
            SubjectId = subject,
            Path = path,
            HadFiles = form.Files.Any(f => f.Length > 0),
            Sealed = Protector(surface, subject, secret).Protect(text),
            KeptAt = clock.GetUtcNow(),
        };
        await commit.RunAsync(() => PutAsync(kept, ct), ct);
        cookie.Write(http, surface, secret);
        return true;
    }

    /// <summary>What is kept for a person on the page of the request; null if nothing is.</summary>
    public async Task<ShownAgain?> FindAsync(HttpContext http, string surface, Guid subject, CancellationToken ct)
    {
        if (cookie.Read(http, surface) is not { } secret) return null;
        var path = PathOf(http.Request);
        var kept = await Of(surface, secret).Where(f => f.SubjectId == subject && f.Path == path).FirstOrDefaultAsync(ct);
        if (kept is null || Open(kept, secret) is not { } text) return null;
        return new ShownAgain(KeptFormText.Read(text), kept.HadFiles);
    }

    /// <summary>
    /// Where somebody who has just signed in goes on: the page of the newest form that they left. What another person left in this browser is removed.
    /// </summary>
    /// <returns>Its path; null if there is none.</returns>
    public async Task<string?> ReturnPathAsync(HttpContext http, string surface, Guid subject, CancellationToken ct)
    {
        if (cookie.Read(http, surface) is not { } secret) return null;
        var kept = await Of(surface, secret).ToListAsync(ct);
        if (kept.Any(f => f.SubjectId != subject))
        {
            await ForgetAsync(http, surface, ct);
            return null;
        }
        return kept.MaxBy(f => f.KeptAt)?.Path;
    }

    /// <summary>What this browser's cookie keeps, for the page that tells it to whoever sits there; null if nothing is.</summary>
    public async Task<bool?> HadFilesAsync(HttpContext http, string surface, CancellationToken ct) =>
        cookie.Read(http, surface) is { } secret
            ? await Of(surface, secret).OrderByDescending(f => f.KeptAt).Select(f => (bool?)f.HadFiles).FirstOrDefaultAsync(ct)
            : null;

    /// <summary>Removes what is kept on the page of the request: it was sent.</summary>
    public Task DropAsync(HttpContext http, string surface, CancellationToken ct)
    {
        if (cookie.Read(http, surface) is not { } secret) return Task.CompletedTask;
        var (digest, path) = (Secrets.Digest(secret), PathOf(http.Request));
        return db.Set<KeptForm>().Where(f => f.KeyDigest == digest && f.Path == path).ExecuteDeleteAsync(ct);
    }

    /// <summary>Removes all that is kept for this browser.</summary>
    public async Task ForgetAsync(HttpContext http, string surface, CancellationToken ct)
    {
        if (cookie.Read(http, surface) is not { } secret) return;
        var digest = Secrets.Digest(secret);
        await db.Set<KeptForm>().Where(f => f.KeyDigest == digest).ExecuteDeleteAsync(ct);
        cookie.Remove(http, surface);
    }

    private async Task PutAsync(KeptForm kept, CancellationToken ct)
    {
        var (digest, subject, path) = (kept.KeyDigest, kept.SubjectId, kept.Path);
        await db.Set<KeptForm>().Where(f => f.KeyDigest == digest && (f.Path == path || f.SubjectId != subject)).ExecuteDeleteAsync(ct);
        var old = await db.Set<KeptForm>().Where(f => f.SubjectId == subject).OrderByDescending(f => f.KeptAt).Skip(Most - 1).Select(f => f.Id).ToListAsync(ct);
        await db.Set<KeptForm>().Where(f => old.Contains(f.Id)).ExecuteDeleteAsync(ct);
        db.Add(kept);
    }

    // One of the future was kept before the clock was set back.
    private IQueryable<KeptForm> Of(string surface, string secret)
    {
        var (digest, since, ahead) = (Secrets.Digest(secret), clock.GetUtcNow() - KeptForm.Life, clock.GetUtcNow() + Clocks.Tolerance);
        return db.Set<KeptForm>().AsNoTracking().Where(f => f.KeyDigest == digest && f.Surface == surface && f.KeptAt > since && f.KeptAt < ahead);
    }

    private IDataProtector Protector(string surface, Guid subject, string secret) =>
        protection.CreateProtector(Purpose, surface, subject.ToString(), secret);

    private byte[]? Open(KeptForm kept, string secret)
    {
        try
        {
            return Protector(kept.Surface, kept.SubjectId, secret).Unprotect(kept.Sealed);
        }
        catch (CryptographicException)
        {
            // The form keys were replaced.
            return null;
        }
    }

    private static string PathOf(HttpRequest request) => "/" + (request.Path.Value ?? "").TrimStart('/');
}
