using Microsoft.Extensions.Configuration;

namespace Akashi.Hosting;

/// <summary>The file in a data folder that keeps settings across starts: settings.json.</summary>
public static class SettingsFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "settings.json";

    /// <summary>Reads the file; empty where there is none.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <exception cref="SettingsException">It is not JSON; the message names the place.</exception>
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
