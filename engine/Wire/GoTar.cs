using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Wire;

/// <summary>
/// Hashes the tar archive that Go's archive/tar writes for regular files of mode 0600 without owner and date: USTAR, and PAX for a name
/// or size that USTAR cannot hold. Only the hash is kept, so that the size of an archive does not matter.
/// Offsets and widths are those of POSIX ustar.
/// </summary>
internal sealed class GoTar : IDisposable
{
    private const int BlockLength = 512;
    private const int NameLength = 100;
    private const int PrefixLength = 155;
    private const int PrefixOffset = 345;
    private const int MaximumExtension = 1 << 20;

    /// <summary>The limit of a size field: eleven octal digits are less than 8 GiB.</summary>
    private const long SizeLimit = 1L << 33;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <exception cref="WireException">The content does not have the declared length, or a folder has content.</exception>
    public void Add(string name, long size, Stream content)
    {
        var type = name.EndsWith('/') ? '5' : '0';
        if (type == '5' && size > 0)
        {
            throw new WireException($"The archive member '{name}' is named as a folder and has content; remove the '/' at its end.");
        }

        AddHeader(Encoding.UTF8.GetBytes(name), size, type);
        var copied = Copy(content, size);
        if (copied != size)
        {
            throw new WireException($"The archive member '{name}' changed while it was read: {copied} of {size} bytes.");
        }

        Pad(size);
    }

    public string Finish()
    {
        _hash.AppendData(new byte[2 * BlockLength]);
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private long Copy(Stream content, long size)
    {
        var buffer = new byte[64 * 1024];
        long copied = 0;
        int read;
        while (copied <= size && (read = content.Read(buffer)) > 0)
        {
            _hash.AppendData(buffer, 0, read);
            copied += read;
        }

        return copied;
    }

    private void Pad(long size) => _hash.AppendData(new byte[(BlockLength - (size % BlockLength)) % BlockLength]);

    private void AddHeader(byte[] name, long size, char type)
    {
        var slash = PrefixEnd(name);
        var isLongName = !Ascii.IsValid(name) || name.Length > NameLength;
        if (size < SizeLimit && (!isLongName || slash > 0))
        {
            AddHeader(slash > 0 ? name[(slash + 1)..] : name, slash > 0 ? name[..slash] : [], size, type);
            return;
        }

        List<byte> records = [];
        if (isLongName)
        {
            records.AddRange(Record("path", name));
        }

        if (size >= SizeLimit)
        {
            records.AddRange(Record("size", Encoding.ASCII.GetBytes(size.ToString(CultureInfo.InvariantCulture))));
        }

        AddExtension(name, [.. records]);
        AddHeader(OnlyAscii(name), [], size, type);
    }

    /// <returns>The index of the slash at which USTAR splits a long name, or 0 if it does not split the name.</returns>
    private static int PrefixEnd(ReadOnlySpan<byte> name)
    {
        if (name.Length <= NameLength || !Ascii.IsValid(name))
        {
            return 0;
        }

        var length =
            name.Length > PrefixLength + 1 ? PrefixLength + 1
            : name[^1] == '/' ? name.Length - 1
            : name.Length;
        var slash = name[..length].LastIndexOf((byte)'/');
        var rest = name.Length - slash - 1;
        return slash > 0 && rest is > 0 and <= NameLength ? slash : 0;
    }

    private void AddExtension(byte[] name, byte[] records)
    {
        if (records.Length > MaximumExtension)
        {
            throw new WireException($"The name of an archive member has {name.Length} bytes; at most {MaximumExtension} are possible.");
        }

        var path = Encoding.UTF8.GetString(name);
        var file = path.LastIndexOf('/') + 1;
        var header = new byte[BlockLength];
        var extension = OnlyAscii(Encoding.UTF8.GetBytes(GoPath.Join(path[..file], $"PaxHeaders.0/{path[file..]}")));
        extension.AsSpan(0, Math.Min(extension.Length, NameLength)).TrimEnd((byte)'/').CopyTo(header);
        PutNumbers(header, mode: 0, records.Length);
        header[156] = (byte)'x';
        AddBlock(header);
        _hash.AppendData(records);
        Pad(records.Length);
    }

    private void AddHeader(byte[] name, byte[] prefix, long size, char type)
    {
        var header = new byte[BlockLength];
        PutName(header, name);
        PutNumbers(header, mode: 384, size < SizeLimit ? size : 0);
        header[156] = (byte)type;
        PutOctal(header.AsSpan(329, 8), 0);
        PutOctal(header.AsSpan(337, 8), 0);
        prefix.CopyTo(header, PrefixOffset);
        AddBlock(header);
    }

    /// <summary>A name that is cut at a slash would be taken for a folder's; Go ends it before.</summary>
    private static void PutName(Span<byte> header, ReadOnlySpan<byte> name)
    {
        var cut = name[..Math.Min(name.Length, NameLength)];
        cut.CopyTo(header);
        if (name.Length > NameLength && cut[^1] == '/')
        {
            header[name[..(NameLength - 1)].TrimEnd((byte)'/').Length] = 0;
        }
    }

    private static void PutNumbers(Span<byte> header, long mode, long size)
    {
        PutOctal(header[100..108], mode);
        PutOctal(header[108..116], 0);
        PutOctal(header[116..124], 0);
        PutOctal(header[124..136], size);
        PutOctal(header[136..148], 0);
    }

    private void AddBlock(Span<byte> header)
    {
        "ustar\0"u8.CopyTo(header[257..]);
        "00"u8.CopyTo(header[263..]);
        header[148..156].Fill((byte)' ');
        var sum = 0;
        foreach (var value in header)
        {
            sum += value;
        }

        PutOctal(header[148..155], sum);
        _hash.AppendData(header);
    }

    /// <summary>Fills a field with leading zeros, up to the NUL at its end.</summary>
    private static void PutOctal(Span<byte> field, long number)
    {
        Encoding.ASCII.GetBytes(Convert.ToString(number, 8).PadLeft(field.Length - 1, '0'), field);
        field[^1] = 0;
    }

    /// <summary>A record states its own length, digits included.</summary>
    private static byte[] Record(string key, byte[] value)
    {
        var rest = key.Length + value.Length + 3;
        var length = rest + Digits(rest);
        length = rest + Digits(length);
        return [.. Encoding.ASCII.GetBytes($"{length.ToString(CultureInfo.InvariantCulture)} {key}="), .. value, (byte)'\n'];
    }

    private static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;

    private static byte[] OnlyAscii(byte[] name) => [.. name.Where(character => character is > 0 and < 0x80)];
}
