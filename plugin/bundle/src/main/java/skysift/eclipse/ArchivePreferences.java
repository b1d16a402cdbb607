package skysift.eclipse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import skysift.app.FailureText;
import skysift.harvest.Archive;

/** The archives that can be harvested, and the file that adds to them. */
public final class ArchivePreferences extends PreferencePage implements IWorkbenchPreferencePage {
  private static final int ROWS = 14;
  private static final String TEMPLATE =
      """
      # Archives of your own, and changes to the built-in ones; read when Skysift is opened.
      #
      # [My archive]
      # tap = https://archive.example.org/tap
      # table = ivoa.obscore
      """;

  private Table table;

  @Override
  public void init(IWorkbench workbench) {
    noDefaultAndApplyButton();
    setDescription("Archives that can be harvested. Nothing is asked of them before you harvest.");
  }

  @Override
  protected Control createContents(Composite parent) {
    Composite page = new Composite(parent, SWT.NONE);
    page.setLayout(new GridLayout());
    table = new Table(page, SWT.BORDER | SWT.FULL_SELECTION | SWT.MULTI);
    table.setHeaderVisible(true);
    for (String title : new String[] {"Archive", "TAP service", "Table"}) {
      new TableColumn(table, SWT.NONE).setText(title);
    }
    GridData room = new GridData(SWT.FILL, SWT.FILL, true, true);
    room.heightHint = ROWS * table.getItemHeight();
    table.setLayoutData(room);
    Label hint = new Label(page, SWT.WRAP);
    hint.setText("Yours are in " + file());
    hint.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    Button edit = new Button(page, SWT.PUSH);
    edit.setText("Edit archives.txt…");
    edit.addListener(SWT.Selection, e -> edit());
    fill();
    return page;
  }

  private static Path file() {
    return Preferences.workspace().archives();
  }

  /** As the open session knows them, which is opened for that. */
  private void fill() {
    SharedSession.Use use = Activator.active().session().acquire();
    use.session()
        .whenComplete(
            (session, failure) -> {
              List<Archive> archives = failure == null ? session.archives() : List.of();
              use.release();
              PlatformUI.getWorkbench()
                  .getDisplay()
                  .asyncExec(
                      () -> {
                        if (!table.isDisposed()) {
                          archives.forEach(this::add);
                          for (TableColumn column : table.getColumns()) {
                            column.pack();
                          }
                          if (failure != null) {
                            setErrorMessage("The archives cannot be listed: " + reason(failure));
                          }
                        }
                      });
            });
  }

  private static String reason(Throwable failure) {
    return FailureText.of(failure.getCause() == null ? failure : failure.getCause());
  }

  private void add(Archive archive) {
    TableItem item = new TableItem(table, SWT.NONE);
    item.setText(
        new String[] {
          archive.name(), archive.tap().map(Object::toString).orElse(""), archive.table()
        });
  }

  private void edit() {
    try {
      if (!Files.exists(file())) {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), TEMPLATE, StandardCharsets.UTF_8);
      }
      IDE.openEditorOnFileStore(
          PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(),
          EFS.getLocalFileSystem().getStore(file().toUri()));
      getContainer().updateButtons();
      getShell().close();
    } catch (IOException | PartInitException e) {
      setErrorMessage(FailureText.of(e));
      Platform.getLog(ArchivePreferences.class).error(FailureText.of(e), e);
    }
  }
}
