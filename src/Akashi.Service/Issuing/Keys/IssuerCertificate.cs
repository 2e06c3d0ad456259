using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Decisions;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Issuing.Keys;

/// <summary>
/// A certificate of the issuer, kept even when its key is long gone: it stays published until it expires, and no credential signed under it lives
/// longer. What the CA last said about it is stored with it.
/// </summary>
internal sealed class IssuerCertificate
{
    /// <summary>How long a good answer of the CA counts while the CA is silent.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    /// <summary>First 8 bytes of SHA-256 over the certificate, in lower-case hexadecimal.</summary>
    public required string KeyId { get; init; }

    public required KeyPurpose Purpose { get; init; }

    /// <summary>The certificate, followed by those between it and the root.</summary>
    public required string Pem { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The instant for which the CA last confirmed that it is good; null if it never has.</summary>
    public DateTimeOffset? GoodAsOf { get; set; }

    /// <summary>When the CA says it was revoked; null if it is not. Never cleared.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>The certificate, followed by those between it and the root.</summary>
    public X509Certificate2Collection Chain
    {
        get
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPem(Pem);
            return chain;
        }
    }

    /// <summary>
    /// The instant for which the CA last confirmed that it is good; null if it
    /// never has, or if that instant is in the future because a clock was wrong.
    /// </summary>
    public DateTimeOffset? GoodAsOfAt(DateTimeOffset now) => Clocks.Past(GoodAsOf, now);

    public CertificateState StateAt(DateTimeOffset now) =>
        RevokedAt is not null ? CertificateState.Revoked
        : GoodAsOfAt(now) is { } asOf && now - asOf <= GoodFor ? CertificateState.Good
        : CertificateState.Unknown;
}

/// <summary>Needs no partitions: a few rows a year.</summary>
internal sealed class IssuerCertificateTable : IEntityTypeConfiguration<IssuerCertificate>
{
    public void Configure(EntityTypeBuilder<IssuerCertificate> builder)
    {
        builder.ToTable("issuer_certificates");
        builder.IsKept();
        builder.HasKey(c => c.KeyId);
        builder.Property(c => c.KeyId).HasMaxLength(16);
        builder.Ignore(c => c.Chain);
    }
}
