package skysift.ui.links;

import static org.assertj.core.api.BDDAssertions.then;

import java.awt.Component;
import java.awt.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.model.Session;
import skysift.obscore.Dataset;
import skysift.search.Hit;
import skysift.search.SearchRequest;
import skysift.search.Unit;
import skysift.ui.NeedsDisplay;

/** Products of the chosen rows by kind and size, in a real window. */
@NeedsDisplay
class ChoiceDialogTest {
  @TempDir private Path folder;
  private Session session;
  private ChoiceDialog dialog;

  @BeforeEach
  void open() throws Exception {
    Path table =
        Files.writeString(
            folder.resolve("t.csv"),
            """
            obs_publisher_did,obs_id,access_url,access_format,access_estsize
            ivo://x/1,a,http://127.0.0.1:9/1.fits,image/fits,20
            ivo://x/2,b,http://127.0.0.1:9/2.fits,image/fits,90000
            ivo://x/3,c,http://127.0.0.1:9/3.jpg,image/jpeg,5
            """);
    Skysift skysift = Skysift.open(new Workspace(folder.resolve("ws")));
    skysift.importTable(table.toString(), Optional.of("A"), rows -> {});
    List<Dataset> rows =
        skysift
            .search(SearchRequest.everything().withUnit(Unit.DATASETS).withPage(0, 9))
            .hits()
            .stream()
            .map(Hit::best)
            .toList();
    session = Session.open(skysift, SwingUtilities::invokeLater);
    SwingUtilities.invokeAndWait(
        () -> {
          session.selection().select(rows);
          dialog =
              new ChoiceDialog(
                  null, session.links(), session.peers(), session.selection(), Optional::empty);
          dialog.setVisible(true);
        });
  }

  @AfterEach
  void close() throws Exception {
    SwingUtilities.invokeAndWait(dialog::dispose);
    session.close();
  }

  private <T extends Component> T part(Class<T> type, Predicate<T> which) {
    return part(dialog.getContentPane(), type, which).orElseThrow();
  }

  private static <T extends Component> Optional<T> part(
      Container in, Class<T> type, Predicate<T> which) {
    for (Component component : in.getComponents()) {
      if (type.isInstance(component) && which.test(type.cast(component))) {
        return Optional.of(type.cast(component));
      }
    }
    return Optional.empty();
  }

  private String counted(String type, String most) throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    SwingUtilities.invokeAndWait(
        () -> {
          part(JComboBox.class, box -> "choice.type".equals(box.getName())).setSelectedItem(type);
          part(JTextField.class, f -> "choice.most".equals(f.getName())).setText(most);
          session
              .links()
              .addListener(
                  () -> {
                    if (!session.links().busy() && session.links().weight().isPresent()) {
                      done.complete(null);
                    }
                  });
          part(JButton.class, button -> button.getText().equals("Count")).doClick();
        });
    done.get(30, TimeUnit.SECONDS);
    return outcome();
  }

  private String outcome() throws Exception {
    String[] text = new String[1];
    SwingUtilities.invokeAndWait(
        () -> text[0] = part(JLabel.class, l -> "choice outcome".equals(l.getName())).getText());
    return text[0];
  }

  @Test
  void products_are_counted_by_kind_and_size() throws Exception {
    then(counted("any", "")).isEqualTo("3 files, 90 MB");
    then(counted("fits", "")).isEqualTo("2 files, 90 MB · 1 row gives nothing");
    then(counted("fits", "1MB")).isEqualTo("1 file, 20 kB · 2 rows give nothing");
  }

  @Test
  void a_size_that_is_none_is_told() throws Exception {
    // WHEN
    SwingUtilities.invokeAndWait(
        () -> {
          part(JTextField.class, f -> "choice.most".equals(f.getName())).setText("huge");
          part(JButton.class, button -> button.getText().equals("Count")).doClick();
        });
    // THEN
    then(outcome()).startsWith("⚠").contains("huge");
    then(session.links().busy()).isFalse();
  }
}
