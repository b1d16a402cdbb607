package skysift.ui.results;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowDragTest {
  private static final DataFlavor URIS =
      new DataFlavor("text/uri-list;class=java.lang.String", "URIs");

  @Test
  void addresses_on_the_web_are_dragged_as_addresses_only() throws Exception {
    // GIVEN
    var dragged = new RowDrag.Addresses(List.of("http://a.test/1.fits", "http://a.test/2.fits"));
    // THEN
    then(dragged.getTransferData(URIS))
        .isEqualTo("http://a.test/1.fits\r\nhttp://a.test/2.fits\r\n");
    then(dragged.getTransferData(DataFlavor.stringFlavor))
        .isEqualTo("http://a.test/1.fits\nhttp://a.test/2.fits");
    thenThrownBy(() -> dragged.getTransferData(DataFlavor.javaFileListFlavor))
        .isInstanceOf(UnsupportedFlavorException.class);
  }

  @Test
  void a_file_of_this_machine_is_dragged_as_a_file_too() throws Exception {
    // GIVEN
    File file = new File("x.fits").getAbsoluteFile();
    // WHEN
    var dragged = new RowDrag.Addresses(List.of(file.toURI().toString()));
    // THEN
    then(dragged.getTransferData(DataFlavor.javaFileListFlavor)).isEqualTo(List.of(file));
  }

  @Test
  void an_address_that_is_no_file_here_is_dragged_as_an_address_only() throws Exception {
    for (String url : List.of("file://host/x.fits", "file:/a%zz", "file:/a?b")) {
      // WHEN
      var dragged = new RowDrag.Addresses(List.of(url));
      // THEN
      then(dragged.isDataFlavorSupported(DataFlavor.javaFileListFlavor)).as(url).isFalse();
      then(dragged.getTransferData(DataFlavor.stringFlavor)).isEqualTo(url);
    }
  }
}
