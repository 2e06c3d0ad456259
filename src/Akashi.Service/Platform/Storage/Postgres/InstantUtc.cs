using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Akashi.Service.Platform.Storage.Postgres;

/// <summary>An instant as timestamptz, which keeps microseconds and takes UTC only.</summary>
internal sealed class InstantUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(instant => instant.ToUniversalTime(), stored => stored);
