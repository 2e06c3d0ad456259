using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Akashi.Service.Platform.Storage.Sqlite;

/// <summary>Stores an instant as UTC text of fixed width (ISO 8601, seven decimals), which sorts in order of time.</summary>
internal sealed class InstantText() : ValueConverter<DateTimeOffset, string>(
    instant => instant.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture),
    text => DateTimeOffset.ParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
}
