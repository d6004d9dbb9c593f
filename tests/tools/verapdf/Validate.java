import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Checks every PDF of a folder against several standards in one process.
 *
 * <p>Usage: {@code Validate FOLDER FLAVOUR…}, where a flavour is {@code 3a}, {@code ua1} … Prints one line for each file
 * and flavour, {@code NAME<TAB>FLAVOUR<TAB>ok}, or one for each rule broken:
 * {@code NAME<TAB>FLAVOUR<TAB>CLAUSE-TEST<TAB>COUNT<TAB>MESSAGE}. Exits with 0 in either case.
 */
public final class Validate {
  public static void main(String[] arguments) throws IOException {
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    try (Stream<Path> entries = Files.list(Path.of(arguments[0]))) {
      List<Path> files = entries.filter(entry -> entry.toString().endsWith(".pdf")).sorted().toList();
      for (Path file : files) {
        for (String flavour : List.of(arguments).subList(1, arguments.length)) {
          check(file, PDFAFlavour.fromString(flavour));
        }
      }
    }
  }

  private static void check(Path file, PDFAFlavour flavour) {
    String name = file.getFileName() + "\t" + flavour.getId() + "\t";
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file.toFile(), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      Map<String, Integer> broken = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          broken.merge(described(assertion), 1, Integer::sum);
        }
      }
      broken.forEach((rule, count) -> System.out.println(name + String.format(rule, count)));
      if (broken.isEmpty()) {
        System.out.println(name + (result.isCompliant() ? "ok" : "incomplete\t1\tnot compliant"));
      }
    } catch (Exception problem) { // whatever it is, the next file is still checked
      System.out.println(name + "unreadable\t1\t" + problem);
    }
  }

  private static String described(TestAssertion assertion) {
    String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
    String message = assertion.getMessage().replaceAll("\\s+", " ").replace("%", "%%");
    return rule + "\t%d\t" + message;
  }
}
