using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Akashi.Service.Platform.Storage.Postgres;

/// <summary>Stores an instant as timestamptz, which has microsecond precision and accepts UTC only.</summary>
internal sealed class InstantUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(instant => instant.ToUniversalTime(), stored => stored);
