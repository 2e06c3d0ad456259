using System.Security.Cryptography.X509Certificates;
using Akashi.Credentials.Decisions;
using Akashi.Service.Platform.Storage;
using Akashi.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Akashi.Service.Issuing.Keys;

/// <summary>
/// A certificate of the issuer's, kept when its key is long gone: it stays published to its own end, and no credential under it
/// lives longer. What its CA last said of it stands beside.
/// </summary>
internal sealed class IssuerCertificate
{
    /// <summary>A good answer of the CA holds so long when it is silent.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(10);

    /// <summary>First 8 bytes of SHA-256 over the certificate, hexadecimal in small letters.</summary>
    public required string KeyId { get; init; }

    public required KeyPurpose Purpose { get; init; }

    /// <summary>The certificate, then those between it and the root.</summary>
    public required string Pem { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>As of when the CA last called it good; null where it never did.</summary>
    public DateTimeOffset? GoodAsOf { get; set; }

    /// <summary>Since when the CA says that it is revoked; null where it does not. Never taken back.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>The certificate, then those between it and the root.</summary>
    public X509Certificate2Collection Chain
    {
        get
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPem(Pem);
            return chain;
        }
    }

    /// <summary>As of when the CA last called it good; null where it never did, or in the future only: a clock was wrong then.</summary>
    public DateTimeOffset? GoodAsOfAt(DateTimeOffset now) => Clocks.Past(GoodAsOf, now);

    public CertificateState StateAt(DateTimeOffset now) =>
        RevokedAt is not null ? CertificateState.Revoked
        : GoodAsOfAt(now) is { } asOf && now - asOf <= GoodFor ? CertificateState.Good
        : CertificateState.Unknown;
}

/// <summary>Would be partitioned by: none; a few rows a year.</summary>
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
