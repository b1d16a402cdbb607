package skysift.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.compress.LZ4;

/**
 * Makes rows smaller: what a row repeats, and what rows of most archives have in common, is written
 * once. A row alone is packed and unpacked, in a few microseconds.
 */
final class RowPacking {
  /** Rows are packed with it: any change needs another version of {@link DatasetCodec}. */
  private static final byte[] COMMON =
      ("/I/Q/U/V/phys.polarization.stokesphot.countphot.flux.densityem.opticaltime"
              + "publicproprietarysecure2000-01-01T00:00:00.000Zfluxcalibrateduncalibrated"
              + "eventsphotometrytimeseriessedmeasurementsvisibilitycubespectrumimagepreview"
              + "text/plainimage/pngimage/gifimage/jpegapplication/x-targzapplication/gzip"
              + "application/x-fits-bintableapplication/fits"
              + "application/x-votable+xml;content=datalink"
              + "HST/product/JWST/mast:HST/product/mast:JWST/product/.fits.gz_thumb.jpg.jpg.fits"
              + "ivo://cadc.nrc.ca/ivo://archive.stsci.edu/ivo://nasa.heasarc/ivo://almascience.org/"
              + "ivo://eso.org/ID?ADP.20"
              + "https://heasarc.gsfc.nasa.gov/FTP/https://irsa.ipac.caltech.edu/data/"
              + "https://mast.stsci.edu/api/v0.1/Download/file?uri=mast:"
              + "https://almascience.org/datalink/sync?ID=uid://A001/X"
              + "https://ws.cadc-ccda.hia-iha.nrc-cnrc.gc.ca/caom2ops/datalink?ID=ivo%3A%2F%2F"
              + "http://archive.eso.org/datalink/links?ID=ivo://eso.org/ID?ADP.20"
              + "UNION ICRS ( CIRCLE ICRS POLYGON J2000 POLYGON ICRS ")
          .getBytes(UTF_8);

  private RowPacking() {}

  static void write(byte[] row, DataOutput out) throws IOException {
    byte[] both = new byte[COMMON.length + row.length];
    System.arraycopy(COMMON, 0, both, 0, COMMON.length);
    System.arraycopy(row, 0, both, COMMON.length, row.length);
    out.writeVInt(row.length);
    LZ4.compressWithDictionary(
        both, 0, COMMON.length, row.length, out, new LZ4.FastCompressionHashTable());
  }

  /** The row, behind as many other bytes as {@link #offset}. */
  static byte[] read(DataInput in) throws IOException {
    int length = in.readVInt();
    if (length < 0) {
      throw new CorruptIndexException("row of length " + length, "row");
    }
    // Lucene's LZ4 writes a little beyond the end
    byte[] both = new byte[COMMON.length + length + 7];
    System.arraycopy(COMMON, 0, both, 0, COMMON.length);
    LZ4.decompress(in, length, both, COMMON.length);
    return both;
  }

  static int offset() {
    return COMMON.length;
  }
}
