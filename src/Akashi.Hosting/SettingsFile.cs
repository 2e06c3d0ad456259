using Microsoft.Extensions.Configuration;

namespace Akashi.Hosting;

/// <summary>The file of a data folder that keeps settings from start to start: settings.json.</summary>
public static class SettingsFile
{
    /// <summary>Its name.</summary>
    public const string Name = "settings.json";

    /// <summary>Reads it; without a setting where it is not there.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <exception cref="SettingsException">It is no JSON; the text names the place.</exception>
    public static SettingsSource Read(string dataFolder)
    {
        var file = Path.Combine(Path.GetFullPath(dataFolder), Name);
        try
        {
            return SettingsSource.File(new ConfigurationBuilder().AddJsonFile(file, optional: true, reloadOnChange: false).Build(), file);
        }
        catch (InvalidDataException e)
        {
            throw new SettingsException([$"{file}: {e.GetBaseException().Message}"]);
        }
    }
}
