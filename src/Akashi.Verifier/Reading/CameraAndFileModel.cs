namespace Akashi.Verifier.Reading;

/// <summary>The parts of a page that read one code with the camera or from a file.</summary>
/// <param name="Stays">What becomes of the file and of its code.</param>
public sealed record CameraAndFileModel(string Stays);
