// Photos made small enough to send over a bad line, and named by the hash of what is in them.
const EDGE_MAX = 1600;
const QUALITY = 0.8;
const SIGNATURE_WIDTH = 500;
const SIGNATURE_HEIGHT = 200;

export async function shrunk(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, EDGE_MAX / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return bytesOf(canvas, "image/jpeg");
}

// The strokes of js/signature.js, "10,20 14,26;300,40 …" on a grid of 1000 by 400, dark on white whatever the theme is.
export async function signed(strokes) {
  const canvas = document.createElement("canvas");
  canvas.width = SIGNATURE_WIDTH;
  canvas.height = SIGNATURE_HEIGHT;
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.scale(SIGNATURE_WIDTH / 1000, SIGNATURE_HEIGHT / 400);
  pen.strokeStyle = "#15202d";
  pen.lineWidth = 6;
  pen.lineCap = pen.lineJoin = "round";
  for (const stroke of strokes.split(";")) {
    pen.beginPath();
    stroke.split(" ").forEach((point, n) => {
      const [x, y] = point.split(",").map(Number);
      if (n) pen.lineTo(x, y);
      else pen.moveTo(x, y);
    });
    pen.stroke();
  }
  return bytesOf(canvas, "image/png");
}

export async function hashOf(bytes) {
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// What a picture element can show under a policy that lets nothing in but our own files and data.
export function shown(bytes, type) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(new Blob([bytes], { type }));
  });
}

function bytesOf(canvas, type) {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? blob.arrayBuffer().then(resolve) : reject(new Error("no picture"))), type, QUALITY);
  });
}
