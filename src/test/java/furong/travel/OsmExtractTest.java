package furong.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openstreetmap.osmosis.osmbinary.Fileformat;
import org.openstreetmap.osmosis.osmbinary.Osmformat;

/** The operator's extract is read as OpenStreetMap means it: one-way streets, footways, yards nobody can leave. */
class OsmExtractTest {

    private static final String BLOCK = """
            <?xml version='1.0' encoding='UTF-8'?>
            <osm version="0.6" generator="test">
            <node id="1" lat="30.65" lon="104.06"/><node id="2" lat="30.65" lon="104.07"/>
            <node id="3" lat="30.66" lon="104.07"/><node id="4" lat="30.66" lon="104.06"/>
            <node id="5" lat="30.67" lon="104.06"/>
            <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/></way>
            <way id="2"><nd ref="2"/><nd ref="3"/><nd ref="4"/><tag k="highway" v="residential"/>
              <tag k="oneway" v="yes"/></way>
            <way id="3"><nd ref="4"/><nd ref="1"/><tag k="highway" v="service"/></way>
            <way id="4"><nd ref="3"/><nd ref="1"/><tag k="highway" v="footway"/></way>
            <way id="5"><nd ref="4"/><nd ref="5"/><tag k="highway" v="residential"/><tag k="oneway" v="yes"/></way>
            </osm>
            """;

    @TempDir
    Path folder;

    @Test
    void aBlockWithAOneWayStreetIsDrivenRound() throws IOException {
        var file = folder.resolve("block.osm");
        Files.writeString(file, BLOCK);
        var streets = OsmExtract.read(file.toFile());
        assertThat(streets.nodes()).as("without the end of the one-way street").isEqualTo(4);
        var one = streets.nearest(new Spot(30.65, 104.06, ""), 100);
        var two = streets.nearest(new Spot(30.65, 104.07, ""), 100);
        var four = streets.nearest(new Spot(30.66, 104.06, ""), 100);
        var paces = new Speeds(java.util.List.of()).paces(12, "");
        var ways = new Ways(streets);
        ways.search(one, new int[] {four}, false, paces);
        assertThat(ways.metres(four)).as("by the service road").isBetween(1_100, 1_125);
        ways.search(two, new int[] {four}, false, paces);
        assertThat(ways.path(four)).hasSizeLessThanOrEqualTo(3);
        ways.search(four, new int[] {two}, false, paces);
        assertThat(ways.metres(two)).as("not against the one-way street").isBetween(2_060, 2_080);
    }

    @Test
    void theBinaryFormatIsReadToo() throws IOException {
        var file = folder.resolve("street.osm.pbf");
        writeBinary(file);
        var streets = OsmExtract.read(file.toFile());
        assertThat(streets.nodes()).isEqualTo(2);
        assertThat(streets.ways()).isEqualTo(2);
    }

    @Test
    void whatCannotBeReadLeavesStraightLinesAndSaysSo() throws IOException {
        var file = folder.resolve("letter.osm");
        Files.writeString(file, "Dear Sir");
        assertThatThrownBy(() -> OsmExtract.read(file.toFile())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> OsmExtract.read(folder.resolve("none.osm").toFile()))
                .hasMessageContaining("no such file");
        var source = new StreetSource(file.toString(), "none");
        assertThat(source.loaded().source()).isEqualTo(Source.READING);
        source.read();
        assertThat(source.loaded().source()).isEqualTo(Source.UNREADABLE);
        assertThat(source.loaded().problem()).contains("letter.osm");
        Files.writeString(file, BLOCK);
        source.read();
        assertThat(source.loaded().source()).isEqualTo(Source.EXTRACT);
        assertThat(source.loaded().reading()).isPositive().isLessThan(Duration.ofMinutes(5));
        assertThat(source.file()).isEqualTo("letter.osm");
    }

    private static void writeBinary(Path file) throws IOException {
        var words = Osmformat.StringTable.newBuilder();
        for (var word : new String[] {"", "highway", "primary"}) words.addS(ByteString.copyFromUtf8(word));
        var nodes = Osmformat.DenseNodes.newBuilder() // each number is the difference to the one before
                .addId(1)
                .addLat(306_500_000)
                .addLon(1_040_600_000)
                .addId(1)
                .addLat(0)
                .addLon(100_000);
        var way = Osmformat.Way.newBuilder()
                .setId(5)
                .addKeys(1)
                .addVals(2)
                .addRefs(1)
                .addRefs(1);
        var block = Osmformat.PrimitiveBlock.newBuilder()
                .setStringtable(words)
                .addPrimitivegroup(Osmformat.PrimitiveGroup.newBuilder().setDense(nodes))
                .addPrimitivegroup(Osmformat.PrimitiveGroup.newBuilder().addWays(way))
                .build();
        var header = Osmformat.HeaderBlock.newBuilder()
                .addRequiredFeatures("OsmSchema-V0.6")
                .addRequiredFeatures("DenseNodes")
                .build();
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            writeBlob(out, "OSMHeader", header.toByteString());
            writeBlob(out, "OSMData", block.toByteString());
        }
    }

    private static void writeBlob(DataOutputStream out, String type, ByteString content) throws IOException {
        var blob = Fileformat.Blob.newBuilder()
                .setRaw(content)
                .setRawSize(content.size())
                .build();
        var header = Fileformat.BlobHeader.newBuilder()
                .setType(type)
                .setDatasize(blob.getSerializedSize())
                .build();
        out.writeInt(header.getSerializedSize());
        header.writeTo(out);
        blob.writeTo(out);
    }
}
