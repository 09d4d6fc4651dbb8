// On a page with our iframes (`<iframe data-alliance src="…/frame.html?id=a#c1.…">`): gives each the height that it asks for. A message
// counts only where it comes from that very frame, from the place that it was loaded from, and asks for a height that can be.

addEventListener("message", ({ data, origin, source }) => {
  if (data?.type !== "alliance:resize" || data.v !== 1 || !Number.isInteger(data.height) || data.height < 1 || data.height > 20000) return;
  for (const frame of document.querySelectorAll("iframe[data-alliance]")) {
    if (frame.contentWindow !== source) continue;
    const { origin: from, searchParams } = new URL(frame.src);
    const isAlone = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    if (origin === (isAlone ? "null" : from) && data.id === (searchParams.get("id") ?? "")) frame.height = data.height;
  }
});
