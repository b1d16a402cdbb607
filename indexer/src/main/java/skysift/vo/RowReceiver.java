package skysift.vo;

import java.io.IOException;

/** Takes the rows of one table as they stream in, on the reading thread. */
public interface RowReceiver {
  /** Called once, before the first row. */
  void table(ObsCoreTable table) throws IOException;

  /** Called for each row; an IOException ends the reading and is passed on as it is. */
  void row(ObsCoreRow row) throws IOException;
}
