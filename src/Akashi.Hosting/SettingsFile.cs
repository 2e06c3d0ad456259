using Microsoft.Extensions.Configuration;

namespace Akashi.Hosting;

/// <summary>The file of a data folder that keeps settings from start to start: settings.json.</summary>
public static class SettingsFile
{
    /// <summary>Its name.</summary>
    public const string Name = "settings.json";

    /// <summary>Adds it where it is there.</summary>
    /// <param name="configuration">Reads each source as it is added.</param>
    /// <param name="dataFolder">The data folder.</param>
    /// <exception cref="SettingsException">It is no JSON; the text names the place.</exception>
    public static void AddTo(ConfigurationManager configuration, string dataFolder)
    {
        var file = Path.Combine(Path.GetFullPath(dataFolder), Name);
        try
        {
            configuration.AddJsonFile(file, optional: true, reloadOnChange: false);
        }
        catch (InvalidDataException e)
        {
            throw new SettingsException([$"{file}: {e.GetBaseException().Message}"]);
        }
    }
}
