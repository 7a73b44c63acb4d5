# For /etc/varnish/: a cache in front of the API on port 3000.
vcl 4.1;

backend default {
  .host = "127.0.0.1";
  .port = "3000";
}

# What is not said here is said by Varnish's built-in VCL, which comes after it: the key is host and URL, Vary adds to it,
# OPTIONS passes, and so do requests with Cookie or Authorization.

sub vcl_backend_response {
  # An answer that says nothing of caches is not stored. Varnish would keep it for two minutes.
  if (!beresp.http.Cache-Control && !beresp.http.Expires) {
    set beresp.uncacheable = true;
  }
}

sub vcl_deliver {
  if (obj.hits > 0) {
    set resp.http.X-Cache = "HIT";
  } else {
    set resp.http.X-Cache = "MISS";
  }
}
